#!/usr/bin/env bash
# Takes over the pictures of README.md that the browser test of the portal made last.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

mkdir -p docs/pictures
for made in conformance/target/screenshots/readme-*.png; do
    name=${made##*/readme-}
    cp "$made" "docs/pictures/$name"
    # A few thousand colours are more than the pages have; without the program they stay as they are.
    ! command -v pngquant >/dev/null 2>&1 || pngquant --force --skip-if-larger --output "docs/pictures/$name" "docs/pictures/$name" || true
done
ls -l docs/pictures
