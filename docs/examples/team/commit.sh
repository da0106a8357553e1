git add .
git commit --quiet --message "Start with the rules and a passing test"
