curl -fsSLO {site}python-checks.zip
curl -fsSLO {site}SHA256SUMS
sha256sum -c --ignore-missing SHA256SUMS
unzip -q python-checks.zip
rm python-checks.zip SHA256SUMS
