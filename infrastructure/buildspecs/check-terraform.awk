# Reads the Terraform of a repository and refuses what could run code, or fetch or read what is not in it.
# Usage: LC_ALL=C awk -v folder=FOLDER -f check-terraform.awk FILE.tf...
# FOLDER is the files' folder below the root, "" for the root. Prints "refused FILE:LINE: WHY" for what is refused, and
# "module FOLDER" for each module below the root that is used. What it does not understand it refuses.

BEGIN {
  split("file filebase64 filebase64sha256 filebase64sha512 fileexists filemd5 fileset filesha1 filesha256 filesha512 templatefile", list, " ")
  for (i in list) reads[list[i]] = 1
  split("region alias allowed_account_ids forbidden_account_ids max_retries retry_mode", list, " ")
  for (i in list) provider_may[list[i]] = 1
  split("module variable output locals moved import removed check", list, " ")
  for (i in list) harmless[list[i]] = 1
  split("aws_lambda_invocation", list, " ")
  for (i in list) acts[list[i]] = 1
  for (argument = 1; argument < ARGC; argument++) check(ARGV[argument])
  exit 0
}

function check(path,    line_read, text_read) {
  name = path
  sub(/^.*\//, "", name)
  name = (folder == "" ? "" : folder "/") name
  T = ""
  while ((line_read = (getline text_read < path)) > 0) {
    sub(/\r$/, "", text_read)
    T = T text_read "\n"
  }
  close(path)
  stopped = 0; N = 0; I = 1; LN = 1; LEN = length(T)
  if (line_read < 0) stop(1, "it cannot be read")
  else if (LEN > 1000000) stop(1, "it is larger than 1 MB")
  else if (index(T, "\r")) stop(1, "a line ends in a way that is not understood")
  if (!stopped) lex_code(0, 0)
  if (stopped) return
  add("end", "")
  P = 1
  parse_body("", 0)
  if (!stopped && K[P] != "end") stop(L[P], "a brace too many")
}

function refuse(line, why) { printf "refused %s:%d: %s\n", name, line, why }

function stop(line, why) { if (!stopped) refuse(line, why); stopped = 1 }

function add(kind, value) { N++; K[N] = kind; V[N] = value; L[N] = LN; E[N] = 0 }

# Tokens: id, number, text (a quoted text without templates), symbol, newline; a text with templates is "template", its
# literal parts, its expressions between the symbols ${ and }, and "end template". E says that a text has escapes.

function lex_code(is_inner, level,    c, two, depth, rest) {
  if (level > 50) { stop(LN, "it nests too deep"); return }
  depth = 0
  while (I <= LEN && !stopped) {
    c = substr(T, I, 1)
    two = substr(T, I, 2)
    if (c == " " || c == "\t") I++
    else if (c == "\n") { add("newline", ""); LN++; I++ }
    else if (c == "#" || two == "//") { while (I <= LEN && substr(T, I, 1) != "\n") I++ }
    else if (two == "/*") lex_comment()
    else if (c == "\"") { I++; lex_template("\"", level) }
    else if (two == "<<") lex_heredoc(level)
    else if (c ~ /[A-Za-z_]/) {
      rest = substr(T, I, 257)
      match(rest, /^[A-Za-z_][A-Za-z0-9_-]*/)
      if (RLENGTH > 256) { stop(LN, "a name is too long"); return }
      add("id", substr(rest, 1, RLENGTH)); I += RLENGTH
    }
    else if (c ~ /[0-9]/) {
      rest = substr(T, I, 257)
      match(rest, /^[0-9][0-9A-Za-z.]*/)
      add("number", substr(rest, 1, RLENGTH)); I += RLENGTH
    }
    else if (c ~ /[][(){}=!<>&|?:,.+*\/%~-]/) {
      if (c == "{") depth++
      else if (c == "}" && is_inner && depth == 0) return
      else if (c == "}") depth--
      add("symbol", c); I++
    }
    else { stop(LN, "there is a character outside of texts that is not understood"); return }
  }
  if (is_inner && !stopped) stop(LN, "a template has no end")
}

function lex_comment(    length_of, comment) {
  length_of = index(substr(T, I + 2), "*/")
  if (length_of == 0) { stop(LN, "a comment has no end"); return }
  comment = substr(T, I, length_of + 3)
  LN += gsub(/\n/, "", comment)
  I += length_of + 3
}

# From after the opening quote, or from the first line of a heredoc, to the end. END is the quote, or the marker.
function lex_template(end, level,    begin, literal, has_templates, escaped, c, run, line) {
  add("template", "")
  begin = N
  literal = ""; has_templates = 0; escaped = 0
  while (!stopped) {
    if (I > LEN) { stop(LN, "a text has no end"); return }
    if (end != "\"" && is_line_start()) {
      line = line_at(I)
      if (line ~ ("^[ \t]*" end "[ \t]*$")) { I += length(line); break }
      gsub(/[^A-Za-z0-9_-]/, "", line)
      if (line == end) { stop(LN, "the end of a text does not stand alone on its line"); return }
    }
    c = substr(T, I, 1)
    if (c == "\"" && end == "\"") { I++; break }
    else if (c == "\n" && end == "\"") { stop(LN, "a text has no end"); return }
    else if (c == "\n") { literal = literal c; LN++; I++ }
    else if (c == "\\" && end == "\"") { escaped = 1; literal = literal substr(T, I, 2); I += 2 }
    else if (c == "$" || c == "%") {
      match(substr(T, I, 100), /^[$%]+/)
      run = substr(T, I, RLENGTH)
      if (substr(T, I + RLENGTH, 1) != "{" || run == "$$" || run == "%%") { literal = literal run; I += RLENGTH; if (substr(T, I, 1) == "{") { literal = literal "{"; I++ }; continue }
      if (length(run) > 1) { stop(LN, "it is not clear where a template begins"); return }
      has_templates = 1
      add("literal", literal); E[N] = escaped; literal = ""
      add("symbol", "${")
      I += 2
      lex_code(1, level + 1)
      if (stopped) return
      add("symbol", "}"); I++
    }
    else { literal = literal c; I++ }
  }
  if (has_templates) { add("literal", literal); E[N] = escaped; add("end template", "") }
  else { N = begin; K[N] = "text"; V[N] = literal; E[N] = escaped }
}

function is_line_start() { return I == 1 || substr(T, I - 1, 1) == "\n" }

function line_at(from,    length_of) {
  length_of = index(substr(T, from), "\n")
  return substr(T, from, length_of - 1)
}

function lex_heredoc(level,    line, marker) {
  line = line_at(I)
  if (line !~ /^<<-?[A-Za-z_][A-Za-z0-9_-]*$/) { stop(LN, "the beginning of a text is not understood"); return }
  marker = line
  sub(/^<<-?/, "", marker)
  I += length(line) + 1
  LN++
  lex_template(marker, level)
}

# A body: attributes and blocks. PATH tells where it stands: /terraform/backend.
function parse_body(path, level,    attribute, line, count, labels, block) {
  if (level > 50) { stop(L[P], "it nests too deep"); return }
  while (!stopped) {
    while (K[P] == "newline") P++
    if (K[P] == "end" || V[P] == "}" && K[P] == "symbol") return
    if (K[P] != "id") { stop(L[P], "this is not understood"); return }
    attribute = V[P]; line = L[P]; P++
    if (K[P] == "symbol" && V[P] == "=") {
      P++
      parse_expression(path, attribute, line)
      continue
    }
    count = 0; labels[1] = labels[2] = ""
    while (K[P] == "id" || K[P] == "text") {
      if (E[P]) { stop(L[P], "a label is written with escapes"); return }
      count++
      if (count > 2) { stop(L[P], "a block has too many labels"); return }
      labels[count] = V[P]; P++
    }
    if (K[P] != "symbol" || V[P] != "{") { stop(L[P], "this is not understood"); return }
    P++
    block = path "/" attribute
    check_block(path, attribute, labels[1], line)
    parse_body(block, level + 1)
    if (stopped) return
    if (K[P] != "symbol" || V[P] != "}") { stop(L[P], "a brace is missing"); return }
    P++
  }
}

function parse_expression(path, attribute, line,    from, depth) {
  from = P
  depth = 0
  while (K[P] != "end") {
    if (K[P] == "newline" && depth == 0) break
    if (K[P] == "symbol") {
      if (V[P] == "}" && depth == 0) break
      if (V[P] ~ /^([({[]|[$][{])$/) depth++
      else if (V[P] ~ /^[])}]$/) depth--
    }
    if (depth < 0) { stop(L[P], "a bracket too many"); return }
    P++
  }
  if (P == from || depth != 0) { stop(line, "a value is not understood"); return }
  check_attribute(path, attribute, line, from, P - 1)
  check_calls(from, P - 1)
}

function check_block(path, block, label, line) {
  if (block == "provisioner" || block == "connection" || block == "dynamic" && (label == "provisioner" || label == "connection"))
    refuse(line, "a " block " would run code")
  if (path == "") {
    if (block == "terraform" || block in harmless) return
    if (block == "provider") { if (label != "aws") refuse(line, "the provider \"" label "\" is not the one of AWS") }
    else if (block == "resource" || block == "data" || block == "ephemeral") check_type(block, label, line)
    else refuse(line, "a block \"" block "\" is not known")
  }
  else if (path == "/terraform") {
    if (block == "backend" && label != "s3") refuse(line, "the state may only be where the build keeps it: backend \"s3\" {}")
    else if (block != "backend" && block != "required_providers") refuse(line, "a block \"" block "\" may not stand in terraform")
  }
  else if (path == "/terraform/backend" || path == "/terraform/required_providers") refuse(line, "it must be empty of blocks")
  else if (path == "/provider") { if (block != "default_tags" && block != "ignore_tags") refuse(line, "a provider may not set \"" block "\"") }
  else if (path == "/check" && block == "data") check_type(block, label, line)
}

function check_type(block, type, line) {
  if (type !~ /^aws_[a-z0-9_]+$/ && !(block == "resource" && type == "terraform_data")) refuse(line, "a " block " \"" type "\" is of another provider than the one of AWS")
  else if (type ~ /^aws_(s3_object|s3_objects|s3_bucket_object|s3_bucket_objects|s3_object_copy|dynamodb_table_item)$/)
    refuse(line, "a " block " \"" type "\" could reach into the states and locks of every service")
  else if (block != "resource" && type in acts) refuse(line, "a " (block == "data" ? "data source" : block) " \"" type "\" would run code while it is planned")
}

function check_attribute(path, attribute, line, from, to) {
  if (path == "/terraform") { if (attribute != "required_version") refuse(line, "\"" attribute "\" may not stand in terraform") }
  else if (path == "/terraform/backend") refuse(line, "backend \"s3\" must be empty: the build says where the state is")
  else if (path == "/terraform/required_providers") check_requirement(attribute, line, from, to)
  else if (path == "/provider") { if (!(attribute in provider_may)) refuse(line, "a provider may not set \"" attribute "\"") }
  else if (path == "/module" && attribute == "source") check_source(line, from, to)
}

function check_requirement(provider, line, from, to,    at, sources) {
  sources = 0
  if (provider != "aws") { refuse(line, "the provider \"" provider "\" is not the one of AWS"); return }
  for (at = from; at <= to; at++) {
    if (K[at] != "id" && K[at] != "text" && K[at] != "newline" && !(K[at] == "symbol" && V[at] ~ /^[]{}[=:,.]$/) || E[at]) { refuse(L[at], "a provider must be required in plain texts"); return }
    if (V[at] != "source" || K[at] == "symbol") continue
    sources++
    if (!(K[at + 1] == "symbol" && V[at + 1] ~ /^[=:]$/ && K[at + 2] == "text" && (V[at + 2] == "hashicorp/aws" || V[at + 2] == "registry.terraform.io/hashicorp/aws")))
      refuse(L[at], "the provider is not hashicorp/aws")
  }
  if (sources > 1) refuse(line, "the provider has two sources")
}

function check_source(line, from, to,    source, parts, count, at, kept, depth) {
  source = V[from]
  if (from != to || K[from] != "text" || E[from]) { refuse(line, "the source of a module must be a plain text"); return }
  if (source !~ /^[.][.]?\/[A-Za-z0-9._\/-]*$/) { refuse(line, "the module \"" source "\" is not in the repository"); return }
  count = split((folder == "" ? "" : folder "/") source, parts, "/")
  depth = 0
  for (at = 1; at <= count; at++) {
    if (parts[at] == "" || parts[at] == ".") continue
    if (parts[at] == ".." && depth > 0 && kept[depth] != "..") depth--
    else kept[++depth] = parts[at]
  }
  if (depth == 3 && kept[1] == ".." && kept[2] == "modules" && kept[3] ~ /^[a-z0-9-]+$/) return
  if (depth == 2 && kept[1] == ".." && kept[2] == "service") return
  source = ""
  for (at = 1; at <= depth; at++) {
    if (kept[at] ~ /^[.]/) { refuse(line, "the module is neither in infrastructure/ nor ../service nor one of ../modules"); return }
    source = source (at > 1 ? "/" : "") kept[at]
  }
  if (depth > 0) print "module " source
}

# Functions that read files may read only those beside the code: a plain text, or ${path.module}/ and a plain text.
function check_calls(from, to,    at, open) {
  for (at = from; at < to; at++) {
    if (K[at] != "id" || !(V[at] in reads)) continue
    open = next_token(at)
    if (K[open] != "symbol" || V[open] != "(") continue
    check_path(V[at], L[at], next_token(open))
  }
}

function next_token(at) { do at++; while (K[at] == "newline"); return at }

function check_path(called, line, at,    ok) {
  if (K[at] == "id" && V[at] == "path") {
    ok = K[at + 1] == "symbol" && V[at + 1] == "." && V[at + 2] ~ /^(module|root)$/ && K[at + 3] == "symbol" && V[at + 3] == ","
    at = next_token(at + 3)
    ok = ok && called == "fileset" && K[at] == "text" && is_below(V[at], E[at])
  }
  else if (K[at] == "text") ok = is_below(V[at], E[at]) && called != "fileset"
  else if (K[at] == "template")
    ok = called != "fileset" && K[at + 1] == "literal" && V[at + 1] == "" && V[at + 2] == "${" && K[at + 3] == "id" && V[at + 3] == "path" && V[at + 4] == "." && V[at + 5] ~ /^(module|root)$/ \
      && K[at + 6] == "symbol" && V[at + 6] == "}" && K[at + 7] == "literal" && V[at + 7] ~ /^\// && is_below(substr(V[at + 7], 2), E[at + 7]) && K[at + 8] == "end template"
  else ok = 0
  if (!ok) refuse(line, called "() may read only a file that is named in plain text below ${path.module}")
}

function is_below(path, escaped) { return !escaped && path !~ /^[\/~]/ && path !~ /(^|\/)[.][.](\/|$)/ && path !~ /[$%][$%][{]/ }
