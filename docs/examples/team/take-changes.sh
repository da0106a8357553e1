cp latest/.cursor/rules/*.mdc .cursor/rules/
rm -r latest
git diff --stat
