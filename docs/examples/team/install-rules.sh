curl -fsSLO {site}cursor-rules-{language}.zip
unzip cursor-rules-{language}.zip
ls .cursor/rules
