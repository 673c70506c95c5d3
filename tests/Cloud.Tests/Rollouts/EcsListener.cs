using System.Text.Json.Nodes;
using Amazon.ECS;
using Delightful.Cloud.Tests.Listening;
using Delightful.Core.Deployments;

namespace Delightful.Cloud.Tests.Rollouts;

/// <summary>ECS as far as a test says, on a real port, and the driver under test before it.</summary>
internal sealed class EcsListener(Listener listener) : IAsyncDisposable
{
    public const string Family = "arn:aws:ecs:us-east-1:123456789012:task-definition/web-app-dev";

    public static RolloutTarget Target { get; } = Given.Target("""{"driver":"ecs-rolling","cluster":"delightful-dev","service":"web-app","containerName":"web-app"}""") with
    {
        Driver = "ecs-rolling", Rolls = true, ServiceUrl = null, TestUrl = null,
    };

    public IEnumerable<Heard> Heard(string operation) => listener.Heard.Where(h => h.Operation == operation);

    public EcsRollingDriver Driver { get; } = new(
        new AmazonECSClient(CloudFixture.Credentials, listener.Pointing(new AmazonECSConfig())),
        new EcsRollingSettings
        {
            ConsoleUrl = new Uri("https://us-east-1.console.aws.amazon.com"),
            ConfirmAttempts = 3,
            ConfirmBackoff = TimeSpan.FromMilliseconds(20),
        });

    /// <param name="answers">What to answer to each operation; the last answer to one holds from then on.</param>
    public static async Task<EcsListener> StartAsync(params (string Operation, Answer Answer)[] answers)
    {
        var left = answers.GroupBy(a => a.Operation).ToDictionary(g => g.Key, g => new Queue<Answer>(g.Select(a => a.Answer)));
        return new(await Listener.StartAsync((heard, _) =>
        {
            lock (left)
                return !left.TryGetValue(heard.Operation, out var queue) ? Answer.Error("UnexpectedOperation", heard.Operation)
                    : queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        }));
    }

    /// <summary>A service with its deployments, the primary one first, each by the revision of its task definition.</summary>
    public static Answer Service(params (int Revision, string State, string? Reason)[] deployments) => Answer.Json(new JsonObject
    {
        ["services"] = new JsonArray(new JsonObject
        {
            ["serviceName"] = "web-app",
            ["status"] = "ACTIVE",
            ["taskDefinition"] = $"{Family}:{deployments[0].Revision}",
            ["desiredCount"] = 2,
            ["runningCount"] = 1,
            ["deployments"] = new JsonArray([.. deployments.Select((deployment, place) => (JsonNode)new JsonObject
            {
                ["id"] = $"ecs-svc/{deployment.Revision}",
                ["status"] = place == 0 ? "PRIMARY" : "ACTIVE",
                ["taskDefinition"] = $"{Family}:{deployment.Revision}",
                ["rolloutState"] = deployment.State,
                ["rolloutStateReason"] = deployment.Reason,
            })]),
        }),
    }.ToJsonString());

    public ValueTask DisposeAsync() => listener.DisposeAsync();
}
