#!/usr/bin/env bash
# Prints the path of a Terraform CLI configuration for the provider mirror of this machine, and nothing where there is none:
# then Terraform uses its registry. Usage: export TF_CLI_CONFIG_FILE="$(infrastructure/provider-mirror.sh)"
set -euo pipefail
shopt -s nullglob

if [[ -f ${TF_CLI_CONFIG_FILE:-} ]]; then
  printf '%s\n' "$TF_CLI_CONFIG_FILE"
  exit 0
fi

# The folders in which Terraform itself looks, then one level below the usual prefixes.
for mirror in \
  "$HOME/.terraform.d/plugins" "${XDG_DATA_HOME:-$HOME/.local/share}/terraform/plugins" \
  /usr/local/share/terraform/plugins /usr/share/terraform/plugins \
  /opt/* /usr/local/* /usr/local/share/* /srv/* "$HOME"/*; do
  [[ -d $mirror/registry.terraform.io ]] || continue

  config="${TMPDIR:-/tmp}/delightful-terraform-$(id -u).tfrc"
  printf 'disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$mirror" >"$config.$$"
  mv "$config.$$" "$config"
  printf '%s\n' "$config"
  exit 0
done
