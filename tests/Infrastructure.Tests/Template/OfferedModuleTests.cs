using System.Text.RegularExpressions;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>
/// What infrastructure/README.md offers to the roots of repositories can be applied by a deployment. No cloud of this repository enforces a
/// policy, so nothing else would notice that the apply lacks a right.
/// </summary>
public sealed partial class OfferedModuleTests
{
    static readonly string Infrastructure = Path.Combine(SamTemplate.RepositoryRoot, "infrastructure");

    /// <summary>Each type of resource, with what Terraform calls to make it, to look at it and to take it away.</summary>
    static readonly Dictionary<string, string> Needs = new()
    {
        ["aws_appautoscaling_policy"] = "application-autoscaling: PutScalingPolicy DescribeScalingPolicies DeleteScalingPolicy",
        ["aws_appautoscaling_target"] = "application-autoscaling: RegisterScalableTarget DescribeScalableTargets DeregisterScalableTarget TagResource",
        ["aws_cloudwatch_dashboard"] = "cloudwatch: PutDashboard GetDashboard DeleteDashboards",
        ["aws_cloudwatch_event_rule"] = "events: PutRule DescribeRule DeleteRule TagResource ListTagsForResource",
        ["aws_cloudwatch_event_target"] = "events: PutTargets ListTargetsByRule RemoveTargets",
        ["aws_cloudwatch_log_group"] = "logs: CreateLogGroup DescribeLogGroups DeleteLogGroup PutRetentionPolicy TagResource ListTagsForResource",
        ["aws_cloudwatch_metric_alarm"] = "cloudwatch: PutMetricAlarm DescribeAlarms DeleteAlarms TagResource ListTagsForResource",
        ["aws_codedeploy_app"] = "codedeploy: CreateApplication GetApplication DeleteApplication TagResource ListTagsForResource",
        ["aws_codedeploy_deployment_group"] = "codedeploy: CreateDeploymentGroup GetDeploymentGroup UpdateDeploymentGroup DeleteDeploymentGroup",
        ["aws_db_instance"] = "rds: CreateDBInstance DescribeDBInstances ModifyDBInstance DeleteDBInstance AddTagsToResource",
        ["aws_db_subnet_group"] = "rds: CreateDBSubnetGroup DescribeDBSubnetGroups ModifyDBSubnetGroup DeleteDBSubnetGroup",
        ["aws_dynamodb_table"] = "dynamodb: CreateTable DescribeTable UpdateTable DeleteTable UpdateContinuousBackups UpdateTimeToLive TagResource",
        ["aws_ecs_service"] = "ecs: CreateService DescribeServices UpdateService DeleteService TagResource",
        ["aws_ecs_task_definition"] = "ecs: RegisterTaskDefinition DescribeTaskDefinition TagResource",
        ["aws_efs_access_point"] = "elasticfilesystem: CreateAccessPoint DescribeAccessPoints DeleteAccessPoint TagResource",
        ["aws_efs_backup_policy"] = "elasticfilesystem: PutBackupPolicy DescribeBackupPolicy",
        ["aws_efs_file_system"] = "elasticfilesystem: CreateFileSystem DescribeFileSystems UpdateFileSystem DeleteFileSystem PutLifecycleConfiguration DescribeLifecycleConfiguration TagResource",
        ["aws_efs_file_system_policy"] = "elasticfilesystem: PutFileSystemPolicy DescribeFileSystemPolicy DeleteFileSystemPolicy",
        ["aws_efs_mount_target"] = "elasticfilesystem: CreateMountTarget DescribeMountTargets DescribeMountTargetSecurityGroups DeleteMountTarget",
        ["aws_elasticache_replication_group"] = "elasticache: CreateReplicationGroup DescribeReplicationGroups ModifyReplicationGroup DeleteReplicationGroup AddTagsToResource",
        ["aws_elasticache_subnet_group"] = "elasticache: CreateCacheSubnetGroup DescribeCacheSubnetGroups ModifyCacheSubnetGroup DeleteCacheSubnetGroup",
        ["aws_iam_role"] = "iam: CreateRole GetRole UpdateRole UpdateAssumeRolePolicy DeleteRole TagRole PassRole",
        ["aws_iam_role_policy"] = "iam: PutRolePolicy GetRolePolicy DeleteRolePolicy",
        ["aws_lambda_event_source_mapping"] = "lambda: CreateEventSourceMapping GetEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping",
        ["aws_lambda_function"] = "lambda: CreateFunction GetFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction PutFunctionConcurrency TagResource",
        ["aws_lambda_function_event_invoke_config"] = "lambda: PutFunctionEventInvokeConfig GetFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig",
        ["aws_lambda_permission"] = "lambda: AddPermission GetPolicy RemovePermission",
        ["aws_lb_listener"] = "elasticloadbalancing: CreateListener DescribeListeners ModifyListener DeleteListener AddTags",
        ["aws_lb_target_group"] = "elasticloadbalancing: CreateTargetGroup DescribeTargetGroups ModifyTargetGroup DeleteTargetGroup ModifyTargetGroupAttributes",
        ["aws_memorydb_cluster"] = "memorydb: CreateCluster DescribeClusters UpdateCluster DeleteCluster TagResource",
        ["aws_memorydb_subnet_group"] = "memorydb: CreateSubnetGroup DescribeSubnetGroups UpdateSubnetGroup DeleteSubnetGroup",
        ["aws_s3_bucket"] = "s3: CreateBucket ListBucket DeleteBucket PutBucketTagging",
        ["aws_s3_bucket_lifecycle_configuration"] = "s3: PutLifecycleConfiguration GetLifecycleConfiguration",
        ["aws_s3_bucket_ownership_controls"] = "s3: PutBucketOwnershipControls GetBucketOwnershipControls",
        ["aws_s3_bucket_policy"] = "s3: PutBucketPolicy GetBucketPolicy DeleteBucketPolicy",
        ["aws_s3_bucket_public_access_block"] = "s3: PutBucketPublicAccessBlock GetBucketPublicAccessBlock",
        ["aws_s3_bucket_server_side_encryption_configuration"] = "s3: PutEncryptionConfiguration GetEncryptionConfiguration",
        ["aws_s3_bucket_versioning"] = "s3: PutBucketVersioning GetBucketVersioning",
        ["aws_security_group"] = "ec2: CreateSecurityGroup DescribeSecurityGroups DeleteSecurityGroup CreateTags",
        ["aws_sns_topic"] = "sns: CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic TagResource",
        ["aws_sns_topic_subscription"] = "sns: Subscribe GetSubscriptionAttributes SetSubscriptionAttributes Unsubscribe",
        ["aws_sqs_queue"] = "sqs: CreateQueue GetQueueAttributes SetQueueAttributes DeleteQueue TagQueue",
        ["aws_vpc_security_group_egress_rule"] = "ec2: AuthorizeSecurityGroupEgress DescribeSecurityGroupRules RevokeSecurityGroupEgress",
        ["aws_vpc_security_group_ingress_rule"] = "ec2: AuthorizeSecurityGroupIngress DescribeSecurityGroupRules RevokeSecurityGroupIngress",
        ["aws_xray_sampling_rule"] = "xray: CreateSamplingRule GetSamplingRules UpdateSamplingRule DeleteSamplingRule",
    };

    [Fact]
    public void What_is_offered_to_repositories_the_apply_may_make_and_take_away()
    {
        var may = Allowed("permissions.tf", "data.tf", "functions.tf", "files.tf");
        var types = Offered().SelectMany(Files).SelectMany(file => Resource().Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value).ToHashSet();

        types.ShouldContain("aws_lambda_function");
        types.ShouldContain("aws_efs_file_system");
        types.Except(Needs.Keys).ShouldBeEmpty("say in the table above what Terraform calls for it, and allow that to the apply");
        foreach (var type in types)
            Actions(Needs[type]).Except(may).ShouldBeEmpty($"the apply cannot make {type}, or never look at it or take it away");
    }

    /// <summary>A right that a module gives to a role of a service is worth nothing outside the boundary.</summary>
    [Fact]
    public void What_modules_give_to_roles_of_services_is_within_the_boundary()
    {
        var boundary = Allowed("boundary.tf");
        var given = Offered().SelectMany(Files).Where(f => Path.GetFileName(f) is "iam.tf" or "outputs.tf").SelectMany(Quoted)
            .Concat(Quoted(Path.Combine(Infrastructure, "service", "main.tf"))).ToHashSet();

        given.ShouldContain("elasticfilesystem:ClientMount");
        given.Except(boundary).Except(["sts:AssumeRole", "aws:SourceAccount", "iam:PassedToService"]).ShouldBeEmpty();
    }

    /// <summary>All modules but those of which the README says that an administrator applies them.</summary>
    static IEnumerable<string> Offered()
    {
        var sentence = File.ReadLines(Path.Combine(Infrastructure, "README.md")).Single(line => line.StartsWith("An administrator applies ", StringComparison.Ordinal));
        var administrators = Name().Matches(sentence).Select(m => m.Groups[1].Value).ToList();
        var modules = new DirectoryInfo(Path.Combine(Infrastructure, "modules")).EnumerateDirectories().Select(folder => folder.Name).ToList();
        administrators.Except(modules).ShouldBeEmpty();
        return modules.Except(administrators);
    }

    static IEnumerable<string> Files(string module) => Directory.EnumerateFiles(Path.Combine(Infrastructure, "modules", module), "*.tf");

    static HashSet<string> Allowed(params string[] files) => [.. files.SelectMany(file => Quoted(Path.Combine(Infrastructure, "modules", "pipeline", file)))];

    static IEnumerable<string> Quoted(string file) => Action().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value);

    static IEnumerable<string> Actions(string need) => need.Split(' ') is [var service, .. var verbs] ? verbs.Select(verb => service + verb) : [];

    [GeneratedRegex(@"^resource ""(aws_[a-z0-9_]+)""", RegexOptions.Multiline)]
    private static partial Regex Resource();

    [GeneratedRegex(@"""([a-z0-9-]+:[A-Z][A-Za-z]+)""")]
    private static partial Regex Action();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Name();
}
