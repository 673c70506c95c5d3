"""Makes services that roll out by CodeDeploy, past Terraform, and prints what each one's rollout needs, as a JSON object by name."""
import json
import sys

import boto3

endpoint, images, *services = sys.argv[1:]
settings = dict(endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test")
ec2, ecs, ecr, elb, deploy = (boto3.client(name, **settings) for name in ("ec2", "ecs", "ecr", "elbv2", "codedeploy"))

vpc = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
subnets = [s["SubnetId"] for s in ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]][:2]
ecs.create_cluster(clusterName="burst")
ecr.create_repository(repositoryName=images)
manifest = {
    "schemaVersion": 2,
    "mediaType": "application/vnd.oci.image.manifest.v1+json",
    "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "size": 2, "digest": "sha256:" + "0" * 64},
    "layers": [],
}
image = ecr.put_image(repositoryName=images, imageTag="task", imageManifest=json.dumps(manifest))["image"]["imageId"]["imageDigest"]

rollouts = {}
for service in services:
    name, port, test_port = service.split(":")
    balancer = elb.create_load_balancer(Name=name, Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    groups, listeners = [], []
    for side, side_port in (("blue", port), ("green", test_port)):
        group = elb.create_target_group(
            Name=f"{name}-{side}", Protocol="HTTP", Port=8080, VpcId=vpc, TargetType="ip", HealthCheckPath="/health",
            HealthCheckIntervalSeconds=10, HealthCheckTimeoutSeconds=5, UnhealthyThresholdCount=2)["TargetGroups"][0]["TargetGroupArn"]
        listener = elb.create_listener(
            LoadBalancerArn=balancer, Protocol="HTTP", Port=int(side_port), DefaultActions=[{"Type": "forward", "TargetGroupArn": group}])
        groups.append(group)
        listeners.append(listener["Listeners"][0]["ListenerArn"])
    container = {"name": "task", "image": f"123456789012.dkr.ecr.us-east-1.amazonaws.com/{images}@{image}", "essential": True, "memory": 128}
    definition = ecs.register_task_definition(family=name, containerDefinitions=[container])["taskDefinition"]["taskDefinitionArn"]
    ecs.create_service(
        cluster="burst", serviceName=name, taskDefinition=definition, desiredCount=1, deploymentController={"type": "CODE_DEPLOY"},
        loadBalancers=[{"targetGroupArn": groups[0], "containerName": "task", "containerPort": 8080}])
    deploy.create_application(applicationName=name, computePlatform="ECS")
    deploy.create_deployment_group(
        applicationName=name, deploymentGroupName=name, deploymentConfigName="CodeDeployDefault.ECSAllAtOnce",
        serviceRoleArn="arn:aws:iam::123456789012:role/deploy",
        deploymentStyle={"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
        ecsServices=[{"clusterName": "burst", "serviceName": name}],
        blueGreenDeploymentConfiguration={
            "deploymentReadyOption": {"actionOnTimeout": "CONTINUE_DEPLOYMENT"},
            "terminateBlueInstancesOnDeploymentSuccess": {"action": "TERMINATE", "terminationWaitTimeInMinutes": 1},
        },
        loadBalancerInfo={"targetGroupPairInfoList": [{
            "targetGroups": [{"name": f"{name}-blue"}, {"name": f"{name}-green"}],
            "prodTrafficRoute": {"listenerArns": [listeners[0]]},
            "testTrafficRoute": {"listenerArns": [listeners[1]]},
        }]})
    rollouts[name] = {
        "driver": "codedeploy", "cluster": "burst", "service": name, "taskDefinition": definition, "containerName": "task",
        "containerPort": 8080, "application": name, "deploymentGroup": name,
        "serviceUrl": f"http://127.0.0.1:{port}", "testUrl": f"http://127.0.0.1:{test_port}", "healthPath": "/health", "alarms": [],
    }
print(json.dumps(rollouts))
