# shellcheck shell=bash
# Before Terraform sees the code of a repository: what could run code while it is planned or applied is refused.
# Terraform's own guards stay behind it: one provider, no cloning, modules of the bundle alone.

# check_terraform ROOT: prints why the root is refused, a line for each reason, and nothing when it is not.
check_terraform() {
  local root=$1 folder file
  local -A seen=()
  local -a folders=("") files

  find "$root" -type l -printf 'refused %P: it is a link\n'
  find "$root" ! -type f ! -type d ! -type l -printf 'refused %P: it is neither a file nor a folder\n'
  find "$root" -mindepth 1 \( -type d -name '.*' -o -name terraform.d -o -name .terraformrc -o -name terraform.rc -o -name '*.tf.json' -o -name '*.tofu' -o -name '*.tofu.json' \) \
    -prune -printf 'refused %P: Terraform would load it, and it is no code that is read here\n'
  find "$root" -mindepth 1 -maxdepth 1 \( -name terraform.tfvars -o -name terraform.tfvars.json -o -name '*.auto.tfvars' -o -name '*.auto.tfvars.json' \) \
    -printf 'refused %P: Terraform would take values from it that no environment gave; a variable may have a default instead\n'
  find "$root" -mindepth 1 -maxdepth 1 \( -name terraform.tfstate -o -name terraform.tfstate.d \) -printf 'refused %P: the state is where the build keeps it\n'
  find "$root" -name '*[^ -~]*' -printf 'refused a name that is not plain ASCII\n'

  while ((${#folders[@]} > 0)); do
    folder=${folders[0]}
    folders=("${folders[@]:1}")
    [[ -z ${seen["/$folder"]:-} ]] || continue
    seen["/$folder"]=1
    mapfile -d '' files < <(find "$root/$folder" -maxdepth 1 -type f -name '*.tf' -print0 2>/dev/null | sort -z)
    if ((${#files[@]} == 0)); then
      [[ -z $folder ]] || echo "refused $folder: there is no such module"
      continue
    fi
    for file in "${files[@]}"; do
      # awk ends a text at a byte of zero, Terraform does not.
      LC_ALL=C tr -d '\0' <"$file" | cmp -s - "$file" || echo "refused ${file#"$root/"}: it is no text"
    done
    while IFS= read -r line; do
      if [[ $line == "module "* ]]; then
        folders+=("${line#module }")
      else
        printf '%s\n' "$line"
      fi
    done < <(LC_ALL=C awk -v "folder=$folder" -f buildspecs/check-terraform.awk -- "${files[@]}" || echo "refused $folder: it could not be checked")
  done
}
