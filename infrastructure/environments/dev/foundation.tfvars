# Small: what costs by the hour is left out.
environment        = "dev"
cidr_block         = "10.10.0.0/16"
availability_zones = ["us-east-1a", "us-east-1b"]
