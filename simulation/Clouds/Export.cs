using System.Text;
using Delightful.Core.Slots;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Clouds;

/// <summary>What an apply exports for the rollout.</summary>
internal static class Export
{
    public static string RolloutOf(World world, SlotKey slot, string taskDefinition)
    {
        var kind = world.Scenario.KindOf(slot);
        var text = new StringBuilder(512)
            .Append("{\"taskDefinition\":\"").Append(taskDefinition)
            .Append("\",\"serviceUrl\":").Append(kind == RolloutKind.Worker ? "null" : $"\"{SimulatedWeb.ProductionUrl(slot)}\"")
            .Append(",\"testUrl\":").Append(kind == RolloutKind.BlueGreen ? $"\"{SimulatedWeb.GreenUrl(slot)}\"" : "null")
            .Append(",\"versionPath\":\"/version\",\"bakeMinutes\":").Append(world.BakeOf(slot).TotalMinutes)
            .Append(",\"alarms\":[\"").Append(SimulatedCloudWatch.AlarmOf(slot)).Append("\"],\"containerName\":\"app\",");
        return (kind == RolloutKind.BlueGreen ? BlueGreen(text, slot) : Rolling(text, slot)).Append('"')
            .Append(world.HasDatabase ? $",\"migration\":{{\"database\":\"delightful-{slot.Service}-{slot.Environment}\"}}" : "")
            .Append(world.HasTests ? ",\"tests\":{\"integration\":\"npm test\"}" : "").Append('}').ToString();
    }

    private static StringBuilder BlueGreen(StringBuilder text, SlotKey slot) => text
        .Append("\"driver\":\"codedeploy\",\"cluster\":\"").Append(SimulatedService.ClusterOf(slot)).Append("\",\"service\":\"").Append(slot.Service)
        .Append("\",\"containerPort\":8080,\"application\":\"").Append(SimulatedCodeDeploy.GroupOf(slot))
        .Append("\",\"deploymentGroup\":\"").Append(SimulatedCodeDeploy.GroupOf(slot));

    private static StringBuilder Rolling(StringBuilder text, SlotKey slot) => text
        .Append("\"driver\":\"ecs-rolling\",\"rolls\":true,\"because\":\"its seed wants it\",\"cluster\":\"").Append(SimulatedService.ClusterOf(slot))
        .Append("\",\"service\":\"").Append(slot.Service);
}
