using Delightful.Local.Recorders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.GitHub;

static class AppRoutes
{
    public static void MapApp(this IEndpointRouteBuilder routes, AppTokens apps, FaultSwitch faults)
    {
        var installations = routes.MapGroup($"{GitHubRoutes.Root}/app/installations");
        installations.ObeyFaults(faults, Refusal.Demanded);
        installations.MapPost("/{installation}/access_tokens", (string installation, HttpRequest request) =>
            request.Headers.Authorization.ToString().Split(' ') is not ["Bearer", var signed] ? Refusal.NoToken
            : apps.Give(installation, signed, out var refusal) is { } given ? Json.Answer(new { given.Token, ExpiresAt = given.Until.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ") }, 201)
            : Refusal.Unauthorized(refusal));

        routes.MapPut("/_recorded/github/app", (App app) =>
        {
            apps.Register(app);
            return Results.NoContent();
        });
        routes.MapGet("/_recorded/github/app", () => new { apps.Given });
        routes.MapDelete("/_recorded/github/app/tokens", () =>
        {
            apps.Revoke();
            return Results.NoContent();
        });
    }
}
