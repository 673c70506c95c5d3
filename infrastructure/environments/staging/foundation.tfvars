# Tasks stand in private subnets, behind one way out.
environment        = "staging"
cidr_block         = "10.20.0.0/16"
availability_zones = ["us-east-1a", "us-east-1b"]
nat                = "single"
