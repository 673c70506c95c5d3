using Spectre.Console;

namespace Delightful.Cli.Views;

/// <summary>Deployments as a table, one line each.</summary>
static class DeploymentTable
{
    public static Table Of(IEnumerable<DeploymentView> deployments, DateTimeOffset now, bool withId = false)
    {
        string[] columns = ["STARTED", "SERVICE", "ENVIRONMENT", "TAG", "KIND", "OUTCOME", "TOOK", "WHY"];
        var table = Look.Table(withId ? ["ID", .. columns] : columns);
        foreach (var deployment in deployments)
        {
            Text[] cells =
            [
                Look.Plain(Look.When(deployment.StartedAt, now)),
                Look.Plain(deployment.Service),
                Look.Plain(deployment.Environment),
                Look.Plain(deployment.Tag),
                Look.Plain(deployment.Kind.ToString().ToLowerInvariant()),
                deployment.Outcome is { } outcome ? Look.Outcome(outcome) : Look.Plain(deployment.Stage),
                Look.Plain(Look.Took(deployment.Seconds)),
                Look.Plain(deployment.Sentence ?? Look.Waits(deployment, now)),
            ];
            table.AddRow(withId ? [Look.Plain(deployment.Id), .. cells] : cells);
        }
        return table;
    }
}
