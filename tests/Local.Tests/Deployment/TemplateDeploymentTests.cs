using System.Text.Json.Nodes;

namespace Delightful.Local.Tests.Deployment;

public sealed class TemplateDeploymentTests : IAsyncLifetime
{
    readonly string state = Directory.CreateTempSubdirectory("deployment-tests-").FullName;
    LocalCloud cloud = null!;
    Aws aws = null!;

    public async ValueTask InitializeAsync()
    {
        cloud = await LocalCloud.StartAsync(new LocalCloudOptions
        {
            RepositoryRoot = Repository.Root,
            StateDirectory = state,
            Template = Path.Combine(Repository.Root, "template.yaml"),
        });
        aws = new Aws(cloud);
    }

    public async ValueTask DisposeAsync()
    {
        await cloud.DisposeAsync();
        Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task The_template_makes_the_pipeline_of_the_repository()
    {
        var function = await aws.Run("lambda", "get-function-configuration", "--function-name", "delightful-send-feedback");
        var environment = function["Environment"]!["Variables"]!;
        ((string?)environment["EVENT_BUS"]).ShouldBe("delightful");
        ((string?)environment["REGISTRY_TABLE"]).ShouldBe("delightful-registry");
        ((string)environment["FEEDBACK_QUEUE_URL"]!).ShouldEndWith("/delightful-feedback.fifo");
        ((string?)environment["SLACK_API_URL"]).ShouldBe($"{cloud.Endpoint}_slack/api");
        ((string?)environment["AWS_LAMBDA_LOG_FORMAT"]).ShouldBe("JSON");

        var invoke = await aws.Run("lambda", "get-function-event-invoke-config", "--function-name", "delightful-watchdog");
        ((string)invoke["DestinationConfig"]!["OnFailure"]!["Destination"]!).ShouldEndWith(":delightful-dead");

        var own = await aws.Run("events", "list-rules", "--event-bus-name", "delightful");
        own["Rules"]!.AsArray().Count.ShouldBe(7);
        var alarms = await aws.Run("cloudwatch", "describe-alarms");
        alarms["MetricAlarms"]!.AsArray().Select(a => (string?)a!["AlarmName"]).ShouldBe(["dead-letters-delightful", "dead-feedback-delightful"], ignoreOrder: true);
        ((string?)alarms["MetricAlarms"]![0]!["Dimensions"]![0]!["Value"]).ShouldBe("delightful-dead");
        var table = await aws.Run("dynamodb", "describe-table", "--table-name", "delightful-registry");
        table["Table"]!["GlobalSecondaryIndexes"]!.AsArray().Count.ShouldBe(6);
        var expiry = await aws.Run("dynamodb", "describe-time-to-live", "--table-name", "delightful-registry");
        ((string?)expiry["TimeToLiveDescription"]!["AttributeName"]).ShouldBe("expires");
        var backups = await aws.Run("dynamodb", "describe-continuous-backups", "--table-name", "delightful-registry");
        ((string?)backups["ContinuousBackupsDescription"]!["PointInTimeRecoveryDescription"]!["PointInTimeRecoveryStatus"]).ShouldBe("ENABLED");
        var url = await aws.Run("lambda", "get-function-url-config", "--function-name", "delightful-person-answered");
        ((string?)url["FunctionUrl"]).ShouldBe($"{cloud.Endpoint}_url/delightful-person-answered/");
        ((string?)url["AuthType"]).ShouldBe("NONE");
        var queue = await aws.Run("sqs", "get-queue-attributes", "--queue-url", $"{cloud.Endpoint}{LocalCloudOptions.Account}/delightful-feedback.fifo", "--attribute-names", "All");
        ((string)queue["Attributes"]!["RedrivePolicy"]!).ShouldContain("delightful-feedback-dead.fifo");
    }
}
