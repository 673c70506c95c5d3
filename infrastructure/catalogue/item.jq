# The item of the registry that an entry of the catalogue becomes.
{
  pk: { S: ("REPOSITORY#" + .repository) },
  sk: { S: "SERVICE" },
  lookup: { S: "SERVICE" },
  document: { S: tojson }
}
