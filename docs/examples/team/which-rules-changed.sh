curl -fsSL {site}SHA256SUMS | sed -n 's#  {rules}#  .cursor/rules/#p' | sha256sum -c --ignore-missing
