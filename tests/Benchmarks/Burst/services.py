"""
Makes services that roll out by CodeDeploy, past Terraform, with a task definition for each image that will be pushed.
Reads {name: {"ports": [production, test], "images": {digest: tag}}} and prints {name: {"rollout": {...}, "definitions": {digest: ARN}}}.
"""
import json
import sys

import boto3

CLUSTER = "delightful-dev"
endpoint, first = sys.argv[1:]
services = json.load(sys.stdin)
registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com"
settings = dict(endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test")
ec2, ecs, ecr, elb, deploy = (boto3.client(name, **settings) for name in ("ec2", "ecs", "ecr", "elbv2", "codedeploy"))

vpc = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
subnets = [s["SubnetId"] for s in ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]][:2]
ecs.create_cluster(clusterName=CLUSTER)
ecr.create_repository(repositoryName=first)
manifest = {
    "schemaVersion": 2,
    "mediaType": "application/vnd.oci.image.manifest.v1+json",
    "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "size": 2, "digest": "sha256:" + "0" * 64},
    "layers": [],
}
digest = ecr.put_image(repositoryName=first, imageTag="first", imageManifest=json.dumps(manifest))["image"]["imageId"]["imageDigest"]


def define(family, image, tag):
    container = {
        "name": "task", "image": image, "essential": True, "memory": 128, "environment": [{"name": "IMAGE_TAG", "value": tag}]}
    return ecs.register_task_definition(family=family, containerDefinitions=[container])["taskDefinition"]["taskDefinitionArn"]


made = {}
for name, service in services.items():
    port, test_port = service["ports"]
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
    family, named = f"{name}-dev", f"delightful-{name}-dev"
    definition = define(family, f"{registry}/{first}@{digest}", "first")
    ecs.create_service(
        cluster=CLUSTER, serviceName=name, taskDefinition=definition, desiredCount=1, deploymentController={"type": "CODE_DEPLOY"},
        loadBalancers=[{"targetGroupArn": groups[0], "containerName": "task", "containerPort": 8080}])
    deploy.create_application(applicationName=named, computePlatform="ECS")
    deploy.create_deployment_group(
        applicationName=named, deploymentGroupName=named, deploymentConfigName="CodeDeployDefault.ECSAllAtOnce",
        serviceRoleArn="arn:aws:iam::123456789012:role/deploy",
        deploymentStyle={"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
        ecsServices=[{"clusterName": CLUSTER, "serviceName": name}],
        blueGreenDeploymentConfiguration={
            "deploymentReadyOption": {"actionOnTimeout": "CONTINUE_DEPLOYMENT"},
            "terminateBlueInstancesOnDeploymentSuccess": {"action": "TERMINATE", "terminationWaitTimeInMinutes": 1},
        },
        loadBalancerInfo={"targetGroupPairInfoList": [{
            "targetGroups": [{"name": f"{name}-blue"}, {"name": f"{name}-green"}],
            "prodTrafficRoute": {"listenerArns": [listeners[0]]},
            "testTrafficRoute": {"listenerArns": [listeners[1]]},
        }]})
    rollout = {
        "driver": "codedeploy", "cluster": CLUSTER, "service": name, "containerName": "task", "containerPort": 8080,
        "application": named, "deploymentGroup": named,
        "serviceUrl": f"http://127.0.0.1:{port}", "testUrl": f"http://127.0.0.1:{test_port}", "healthPath": "/health", "alarms": [],
    }
    definitions = {image: define(family, f"{registry}/{name}@{image}", tag) for image, tag in service["images"].items()}
    made[name] = {"rollout": rollout, "definitions": definitions}
print(json.dumps(made))
