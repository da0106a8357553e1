curl -fsSLO {site}cursor-rules-{language}.zip
unzip -q -o cursor-rules-{language}.zip -d latest
diff -r -u .cursor/rules latest/.cursor/rules
