# What Terraform calls for the file systems of a service. AWS gives them names of its own, so that a tag says whose they are.
locals {
  file_systems  = ["${local.prefix}:elasticfilesystem:${local.scope}:file-system/*", "${local.prefix}:elasticfilesystem:${local.scope}:access-point/*"]
  made_here     = { StringEquals = { "aws:RequestTag/managed-by" = "delightful" } }
  of_deployment = { StringEquals = { "aws:ResourceTag/managed-by" = "delightful" } }

  # Reads that are asked for by an id, which nobody knows before.
  files_look = [
    "elasticfilesystem:DescribeAccessPoints", "elasticfilesystem:DescribeBackupPolicy", "elasticfilesystem:DescribeFileSystemPolicy",
    "elasticfilesystem:DescribeFileSystems", "elasticfilesystem:DescribeLifecycleConfiguration", "elasticfilesystem:DescribeMountTargets",
    "elasticfilesystem:DescribeMountTargetSecurityGroups", "elasticfilesystem:ListTagsForResource",
  ]

  files_change = [
    {
      Sid       = "MakeFileSystems"
      Effect    = "Allow"
      Action    = ["elasticfilesystem:CreateFileSystem"]
      Resource  = local.file_systems
      Condition = local.made_here
    },
    {
      Sid       = "TagWhatIsMade"
      Effect    = "Allow"
      Action    = ["elasticfilesystem:TagResource"]
      Resource  = local.file_systems
      Condition = { StringEquals = { "elasticfilesystem:CreateAction" = ["CreateAccessPoint", "CreateFileSystem"] } }
    },
    {
      Sid    = "FileSystems"
      Effect = "Allow"
      Action = [
        "elasticfilesystem:CreateAccessPoint", "elasticfilesystem:CreateMountTarget", "elasticfilesystem:DeleteAccessPoint",
        "elasticfilesystem:DeleteFileSystem", "elasticfilesystem:DeleteFileSystemPolicy", "elasticfilesystem:DeleteMountTarget",
        "elasticfilesystem:PutBackupPolicy", "elasticfilesystem:PutFileSystemPolicy", "elasticfilesystem:PutLifecycleConfiguration",
        "elasticfilesystem:TagResource", "elasticfilesystem:UntagResource", "elasticfilesystem:UpdateFileSystem",
      ]
      Resource  = local.file_systems
      Condition = local.of_deployment
    },
    {
      # A file system is reached by an address of its own in each subnet.
      Sid      = "MountTargets"
      Effect   = "Allow"
      Action   = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"]
      Resource = [for kind in ["network-interface", "security-group", "subnet"] : "${local.prefix}:ec2:${local.scope}:${kind}/*"]
    },
    {
      Sid       = "ServiceRoleOfFileSystems"
      Effect    = "Allow"
      Action    = ["iam:CreateServiceLinkedRole"]
      Resource  = ["${local.prefix}:iam::${local.account}:role/aws-service-role/*"]
      Condition = { StringEquals = { "iam:AWSServiceName" = "elasticfilesystem.amazonaws.com" } }
    },
  ]
}
