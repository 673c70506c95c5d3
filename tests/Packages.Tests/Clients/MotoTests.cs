using System.Text.Json;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Task = System.Threading.Tasks.Task;

namespace Delightful.Packages.Tests.Clients;

/// <summary>The clients against moto, an AWS that somebody else wrote.</summary>
public class MotoTests(MotoServer moto) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task A_message_goes_through_a_FIFO_queue_and_is_deleted()
    {
        await moto.CallAsync("sqs", "AmazonSQS.CreateQueue", """{"QueueName":"work.fifo","Attributes":{"FifoQueue":"true"}}""", "1.0");
        using var sqs = new AmazonSQSClient(ClientHarness.Credentials, new AmazonSQSConfig().At(moto.Url));
        var queue = (await sqs.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = "work.fifo" })).QueueUrl;

        var sent = await sqs.SendMessageAsync(new SendMessageRequest
        {
            QueueUrl = queue, MessageBody = "päckchen", MessageGroupId = "d-1", MessageDeduplicationId = "c-1",
        });
        var received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = queue, MaxNumberOfMessages = 10, MessageSystemAttributeNames = ["All"],
        });
        var message = received.Messages.ShouldHaveSingleItem();
        await sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = queue, ReceiptHandle = message.ReceiptHandle });
        var left = await sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest
        {
            QueueUrl = queue, AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
        });

        message.MessageId.ShouldBe(sent.MessageId);
        message.Body.ShouldBe("päckchen");
        message.Attributes["MessageGroupId"].ShouldBe("d-1");
        left.Attributes.Values.ShouldAllBe(count => count == "0");
    }

    [Fact]
    public async Task A_message_in_hand_can_be_made_visible_again_at_once()
    {
        await moto.CallAsync("sqs", "AmazonSQS.CreateQueue", """{"QueueName":"hidden.fifo","Attributes":{"FifoQueue":"true"}}""", "1.0");
        using var sqs = new AmazonSQSClient(ClientHarness.Credentials, new AmazonSQSConfig().At(moto.Url));
        var queue = (await sqs.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = "hidden.fifo" })).QueueUrl;
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = queue, MessageBody = "b", MessageGroupId = "g", MessageDeduplicationId = "d" });
        var first = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue })).Messages.ShouldHaveSingleItem();
        ((await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue })).Messages ?? []).ShouldBeEmpty();

        await sqs.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest { QueueUrl = queue, ReceiptHandle = first.ReceiptHandle, VisibilityTimeout = 0 });

        (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue })).Messages.ShouldHaveSingleItem().MessageId.ShouldBe(first.MessageId);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_a_typed_exception()
    {
        using var sqs = new AmazonSQSClient(ClientHarness.Credentials, new AmazonSQSConfig().At(moto.Url));

        await Should.ThrowAsync<QueueDoesNotExistException>(() => sqs.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = "none" }));
    }

    [Fact]
    public async Task An_event_gets_an_id()
    {
        using var events = new AmazonEventBridgeClient(ClientHarness.Credentials, new AmazonEventBridgeConfig().At(moto.Url));

        var response = await events.PutEventsAsync(new PutEventsRequest
        {
            Entries = [new PutEventsRequestEntry { Source = "shop", DetailType = "Order Placed", Detail = "{}", Time = DateTime.UtcNow }],
        });

        response.FailedEntryCount.ShouldBe(0);
        response.Entries.ShouldHaveSingleItem().EventId.ShouldNotBeNullOrEmpty();
        response.ResponseMetadata.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_image_is_found_by_tag_with_its_manifest_and_a_missing_one_is_a_typed_exception()
    {
        await moto.CallAsync("ecr", "AmazonEC2ContainerRegistry_V20150921.CreateRepository", """{"repositoryName":"web-app"}""");
        var manifest = """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":[],"annotations":{"org.opencontainers.image.revision":"abc"}}""";
        await moto.CallAsync("ecr", "AmazonEC2ContainerRegistry_V20150921.PutImage", JsonSerializer.Serialize(
            new Dictionary<string, string> { ["repositoryName"] = "web-app", ["imageManifest"] = manifest, ["imageTag"] = "v1" }));
        using var ecr = new AmazonECRClient(ClientHarness.Credentials, new AmazonECRConfig().At(moto.Url));

        var described = await ecr.DescribeImagesAsync(new DescribeImagesRequest { RepositoryName = "web-app", ImageIds = [new ImageIdentifier { ImageTag = "v1" }] });
        var detail = described.ImageDetails.ShouldHaveSingleItem();
        var got = await ecr.BatchGetImageAsync(new BatchGetImageRequest { RepositoryName = "web-app", ImageIds = [new ImageIdentifier { ImageDigest = detail.ImageDigest }] });

        detail.ImageDigest.ShouldStartWith("sha256:");
        detail.ImageTags.ShouldBe(["v1"]);
        detail.ImagePushedAt!.Value.ShouldBe(DateTime.UtcNow, TimeSpan.FromMinutes(5));
        got.Images.ShouldHaveSingleItem().ImageManifest.ShouldContain("org.opencontainers.image.revision");
        await Should.ThrowAsync<ImageNotFoundException>(() => ecr.DescribeImagesAsync(
            new DescribeImagesRequest { RepositoryName = "web-app", ImageIds = [new ImageIdentifier { ImageTag = "v9" }] }));
        await Should.ThrowAsync<RepositoryNotFoundException>(() => ecr.DescribeImagesAsync(new DescribeImagesRequest { RepositoryName = "none" }));
    }

    [Fact]
    public async Task An_alarm_is_found_by_prefix_with_its_state()
    {
        await moto.CallAsync("monitoring", "GraniteServiceVersion20100801.PutMetricAlarm",
            """{"AlarmName":"delightful-web-app-dev-errors","MetricName":"Errors","Namespace":"Shop","EvaluationPeriods":1,"Period":60,"Threshold":1.0,"Statistic":"Sum","ComparisonOperator":"GreaterThanThreshold"}""", "1.0");
        await moto.CallAsync("monitoring", "GraniteServiceVersion20100801.SetAlarmState",
            """{"AlarmName":"delightful-web-app-dev-errors","StateValue":"ALARM","StateReason":"five errors"}""", "1.0");
        using var cloudWatch = new AmazonCloudWatchClient(ClientHarness.Credentials, new AmazonCloudWatchConfig().At(moto.Url));

        var byPrefix = await cloudWatch.DescribeAlarmsAsync(new DescribeAlarmsRequest { AlarmNamePrefix = "delightful-web-app-dev-" });
        var byName = await cloudWatch.DescribeAlarmsAsync(new DescribeAlarmsRequest { AlarmNames = ["delightful-web-app-dev-errors"] });

        var alarm = byPrefix.MetricAlarms.ShouldHaveSingleItem();
        alarm.AlarmName.ShouldBe("delightful-web-app-dev-errors");
        alarm.StateValue.ShouldBe(StateValue.ALARM);
        alarm.StateReason.ShouldBe("five errors");
        alarm.AlarmArn.ShouldEndWith(":alarm:delightful-web-app-dev-errors");
        byName.MetricAlarms.ShouldHaveSingleItem().AlarmName.ShouldBe(alarm.AlarmName);
    }

    [Fact]
    public async Task A_task_definition_and_a_service_are_described()
    {
        await moto.CallAsync("ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster", """{"clusterName":"delightful-dev"}""");
        await moto.CallAsync("ecs", "AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition",
            """{"family":"web-app-dev","containerDefinitions":[{"name":"web-app","image":"repo@sha256:1","memory":128,"environment":[{"name":"IMAGE_TAG","value":"v1"}],"dockerLabels":{"org.opencontainers.image.version":"v1"}}]}""");
        await moto.CallAsync("ecs", "AmazonEC2ContainerServiceV20141113.CreateService",
            """{"cluster":"delightful-dev","serviceName":"web-app","taskDefinition":"web-app-dev","desiredCount":1}""");
        using var ecs = new AmazonECSClient(ClientHarness.Credentials, new AmazonECSConfig().At(moto.Url));

        var definition = (await ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "web-app-dev" })).TaskDefinition;
        var services = await ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "delightful-dev", Services = ["web-app", "none"] });
        var tasks = await ecs.ListTasksAsync(new ListTasksRequest { Cluster = "delightful-dev", DesiredStatus = DesiredStatus.RUNNING });

        var container = definition.ContainerDefinitions.ShouldHaveSingleItem();
        container.Image.ShouldBe("repo@sha256:1");
        container.Environment.ShouldHaveSingleItem().Value.ShouldBe("v1");
        container.DockerLabels["org.opencontainers.image.version"].ShouldBe("v1");
        services.Services.ShouldHaveSingleItem().TaskDefinition.ShouldBe(definition.TaskDefinitionArn);
        services.Failures.ShouldHaveSingleItem().Reason.ShouldBe("MISSING");
        tasks.TaskArns.ShouldNotBeNull();
        await Should.ThrowAsync<ClusterNotFoundException>(() => ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "none", Services = ["web-app"] }));
    }

    [Fact]
    public async Task A_build_is_started_listed_and_read_back()
    {
        await moto.CallAsync("codebuild", "CodeBuild_20161006.CreateProject",
            """{"name":"delightful-plan","source":{"type":"S3","location":"bucket/platform.zip"},"artifacts":{"type":"NO_ARTIFACTS"},"environment":{"type":"LINUX_CONTAINER","image":"x","computeType":"BUILD_GENERAL1_SMALL"},"serviceRole":"arn:aws:iam::123456789012:role/plan"}""");
        using var codeBuild = new AmazonCodeBuildClient(ClientHarness.Credentials, new AmazonCodeBuildConfig().At(moto.Url));

        var started = (await codeBuild.StartBuildAsync(new StartBuildRequest { ProjectName = "delightful-plan" })).Build;
        var ids = (await codeBuild.ListBuildsForProjectAsync(new ListBuildsForProjectRequest { ProjectName = "delightful-plan", SortOrder = SortOrderType.DESCENDING })).Ids;
        var build = (await codeBuild.BatchGetBuildsAsync(new BatchGetBuildsRequest { Ids = [started.Id] })).Builds.ShouldHaveSingleItem();

        ids.ShouldBe([started.Id]);
        build.ProjectName.ShouldBe("delightful-plan");
        build.BuildStatus.ShouldNotBeNull();
        build.StartTime.ShouldNotBeNull();
        build.Phases.ShouldNotBeEmpty();
        await Should.ThrowAsync<ResourceNotFoundException>(() => codeBuild.StartBuildAsync(new StartBuildRequest { ProjectName = "none" }));
    }
}
