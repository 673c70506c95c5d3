using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Faults;

/// <summary>
/// The fault plan over HTTP: PUT /_faults replaces it, DELETE empties it. The body is
/// {"events":[{"kind":"lose","source":"aws.codebuild","count":1}],"functions":[{"function":"NAME","moment":"after"}],
/// "services":[{"kind":"throttle","service":"dynamodb","count":50}]}, a delay being text such as "00:00:05".
/// </summary>
sealed class FaultPlanEndpoints(FaultPlan plan) : IEndpoints
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/_faults", PutAsync);
        routes.MapDelete("/_faults", http =>
        {
            plan.Clear();
            http.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
    }

    async Task PutAsync(HttpContext http)
    {
        try
        {
            var asked = await JsonSerializer.DeserializeAsync<Plan>(http.Request.Body, Json, http.RequestAborted) ?? new Plan([], [], []);
            plan.Clear();
            foreach (var fault in asked.Events ?? [])
                plan.Add(fault);
            foreach (var fault in asked.Functions ?? [])
                plan.Add(fault);
            foreach (var fault in asked.Services ?? [])
                plan.Add(fault);
            http.Response.StatusCode = 204;
        }
        catch (JsonException e)
        {
            http.Response.StatusCode = 400;
            await http.Response.WriteAsync(e.Message, http.RequestAborted);
        }
    }

    sealed record Plan(IReadOnlyList<EventFault>? Events, IReadOnlyList<FunctionFault>? Functions, IReadOnlyList<ServiceFault>? Services);
}
