"""What readers get: pages, downloads and formats for other agents. Imports no site generator."""
