#!/bin/sh
# Push dist/<language> to the branch rules-<language> of a repository: push_rules.sh REMOTE LANGUAGE
# A branch that holds these files already stays as it is.
set -eu

remote=$1 language=$2
branch=rules-$language

GIT_INDEX_FILE=$(mktemp -u)
export GIT_INDEX_FILE
trap 'rm -f "$GIT_INDEX_FILE"' EXIT
folder=$(git rev-parse --absolute-git-dir)
git -C "dist/$language" --git-dir="$folder" --work-tree=. add --all --force .
tree=$(git write-tree)

parent=
if git fetch --quiet --depth 1 "$remote" "refs/heads/$branch" 2>/dev/null; then
    parent=$(git rev-parse FETCH_HEAD)
    if [ "$(git rev-parse "$parent^{tree}")" = "$tree" ]; then
        echo "$branch is up to date"
        exit 0
    fi
fi

commit=$(git commit-tree "$tree" ${parent:+-p "$parent"} -m "Rules of $(git rev-parse --short HEAD)")
git push --quiet "$remote" "$commit:refs/heads/$branch"
echo "$branch pushed"
