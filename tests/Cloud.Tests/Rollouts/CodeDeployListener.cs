using System.Text.Json.Nodes;
using Amazon.CodeDeploy;
using Amazon.ECS;
using Delightful.Cloud.Tests.Listening;
using Delightful.Core.Deployments;

namespace Delightful.Cloud.Tests.Rollouts;

/// <summary>CodeDeploy and ECS as far as a test says, on a real port, and the driver under test before them.</summary>
internal sealed class CodeDeployListener(Listener listener) : IAsyncDisposable
{
    private const string DriverSettings = """
        {"driver":"codedeploy","cluster":"delightful-dev","service":"web-app","containerName":"web-app","containerPort":8080,
         "application":"delightful-web-app-dev","deploymentGroup":"delightful-web-app-dev"}
        """;

    public static RolloutTarget Target { get; } = Given.Target(DriverSettings);

    public IEnumerable<Heard> Heard(string operation) => listener.Heard.Where(h => h.Operation == operation);

    public CodeDeployDriver Driver { get; } = new(
        new AmazonCodeDeployClient(CloudFixture.Credentials, listener.Pointing(new AmazonCodeDeployConfig())),
        new AmazonECSClient(CloudFixture.Credentials, listener.Pointing(new AmazonECSConfig())),
        new CodeDeploySettings("delightful-validate-green")
        {
            ConsoleUrl = new Uri("https://us-east-1.console.aws.amazon.com"),
            ConfirmAttempts = 3,
            ConfirmBackoff = TimeSpan.FromMilliseconds(20),
        });

    /// <param name="answers">What to answer to each operation; the last answer to one holds from then on.</param>
    public static async Task<CodeDeployListener> StartAsync(params (string Operation, Answer Answer)[] answers)
    {
        var left = answers.GroupBy(a => a.Operation).ToDictionary(g => g.Key, g => new Queue<Answer>(g.Select(a => a.Answer)));
        return new(await Listener.StartAsync((heard, _) =>
        {
            lock (left)
                return !left.TryGetValue(heard.Operation, out var queue) ? Answer.Error("UnexpectedOperation", heard.Operation)
                    : queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        }));
    }

    public static Answer Deployment(string id, string status, string? description, JsonObject? rollback = null, string? error = null)
    {
        var info = new JsonObject { ["deploymentId"] = id, ["status"] = status, ["description"] = description, ["rollbackInfo"] = rollback };
        if (error is not null)
            info["errorInformation"] = new JsonObject { ["code"] = "HOOK_EXECUTION_FAILURE", ["message"] = error };
        return Answer.Json(new JsonObject { ["deploymentInfo"] = info }.ToJsonString());
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();
}
