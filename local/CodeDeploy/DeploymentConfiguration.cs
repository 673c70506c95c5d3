using System.Text.Json.Nodes;

namespace Delightful.Local.CodeDeploy;

/// <summary>One of the predefined ways to move traffic: at once, in equal steps, or a few first.</summary>
sealed record DeploymentConfiguration(string Name, string Kind, int Percent, int Minutes)
{
    static readonly DeploymentConfiguration[] Predefined =
    [
        new("CodeDeployDefault.ECSAllAtOnce", "AllAtOnce", 100, 0),
        new("CodeDeployDefault.ECSLinear10PercentEvery1Minutes", "TimeBasedLinear", 10, 1),
        new("CodeDeployDefault.ECSLinear10PercentEvery3Minutes", "TimeBasedLinear", 10, 3),
        new("CodeDeployDefault.ECSCanary10Percent5Minutes", "TimeBasedCanary", 10, 5),
        new("CodeDeployDefault.ECSCanary10Percent15Minutes", "TimeBasedCanary", 10, 15),
    ];

    public static IEnumerable<string> Names => Predefined.Select(configuration => configuration.Name);

    public static DeploymentConfiguration Get(string name) => Predefined.FirstOrDefault(configuration => configuration.Name == name)
        ?? throw new AwsException("DeploymentConfigDoesNotExistException", $"No Deployment Configuration found for name: {name}");

    /// <summary>Shares of the new side, each with the wait that follows it.</summary>
    public IEnumerable<(int Percent, TimeSpan Wait)> Steps()
    {
        var wait = TimeSpan.FromMinutes(Minutes);
        if (Kind is "TimeBasedCanary")
            yield return (Percent, wait);
        for (var percent = Percent; Kind is "TimeBasedLinear" && percent < 100; percent += Percent)
            yield return (percent, wait);
        yield return (100, TimeSpan.Zero);
    }

    public JsonObject ForApi()
    {
        var routing = new JsonObject { ["type"] = Kind };
        if (Kind is "TimeBasedCanary")
            routing["timeBasedCanary"] = new JsonObject { ["canaryPercentage"] = Percent, ["canaryInterval"] = Minutes };
        if (Kind is "TimeBasedLinear")
            routing["timeBasedLinear"] = new JsonObject { ["linearPercentage"] = Percent, ["linearInterval"] = Minutes };
        return new JsonObject
        {
            ["deploymentConfigId"] = $"00000000-0000-0000-0000-{Array.IndexOf(Predefined, this):000000000000}",
            ["deploymentConfigName"] = Name,
            ["computePlatform"] = "ECS",
            ["trafficRoutingConfig"] = routing,
        };
    }
}
