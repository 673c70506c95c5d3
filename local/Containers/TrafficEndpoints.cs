using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Containers;

/// <summary>GET /_traffic: who gets the traffic of each listener now, and the tasks behind each target group.</summary>
sealed class TrafficEndpoints(LoadBalancers balancers, TaskLedger ledger) : IEndpoints
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/_traffic", (HttpContext http) =>
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(new JsonObject { ["listeners"] = new JsonArray([.. balancers.All.Select(Listener)]) }.ToJsonString(), http.RequestAborted);
    });

    JsonObject Listener(Listener listener) => new()
    {
        ["arn"] = listener.Arn,
        ["port"] = listener.Port,
        ["targetGroups"] = new JsonArray([.. listener.Action.Forward.Select(forward => new JsonObject
        {
            ["arn"] = forward.Group.Settings.Arn,
            ["name"] = forward.Group.Settings.Name,
            ["weight"] = forward.Weight,
            ["tasks"] = new JsonArray([.. forward.Group.Targets.Select(Task)]),
        })]),
    };

    JsonObject Task(Target target)
    {
        var task = ledger.Find(target.Task);
        return new JsonObject
        {
            ["task"] = task?.Arn,
            ["service"] = task?.Service,
            ["taskDefinition"] = task?.Definition.Arn,
            ["image"] = task?.Definition.Image,
            ["tag"] = task?.Definition.Environment.GetValueOrDefault("IMAGE_TAG"),
            ["port"] = target.Port,
            ["health"] = target.Health.ToString().ToLowerInvariant(),
        };
    }
}
