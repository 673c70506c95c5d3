output "bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.this.id
}

output "bucket_arn" {
  description = "ARN of the bucket."
  value       = aws_s3_bucket.this.arn
}

output "file_system" {
  description = "Id of the file system and of the access point that tasks mount; null when there is none."
  value = var.file_system == null ? null : {
    id              = aws_efs_file_system.this["this"].id
    access_point_id = aws_efs_access_point.this["this"].id
  }
}

output "environment" {
  description = "Environment of a client: STORAGE_BUCKET."
  value       = { STORAGE_BUCKET = aws_s3_bucket.this.id }
}

output "permissions" {
  description = "What the role of a client needs, as policy statements: to list, read, write and delete objects, and to mount the file system."
  value = concat(
    [
      { Effect = "Allow", Action = ["s3:ListBucket"], Resource = [aws_s3_bucket.this.arn] },
      { Effect = "Allow", Action = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], Resource = ["${aws_s3_bucket.this.arn}/*"] },
    ],
    [
      for file_system in aws_efs_file_system.this : {
        Effect   = "Allow"
        Action   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
        Resource = [file_system.arn]
      }
    ],
  )
}
