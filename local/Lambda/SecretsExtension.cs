using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.Lambda;

/// <summary>The endpoint of the AWS parameters and secrets Lambda extension, for parameters.</summary>
sealed class SecretsExtension(MotoClient moto) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/systemsmanager/parameters/get", GetAsync);

    async Task GetAsync(HttpContext http)
    {
        if (http.Request.Headers["X-Aws-Parameters-Secrets-Token"].Count == 0)
        {
            http.Response.StatusCode = 401;
            return;
        }
        try
        {
            var secret = await moto.JsonAsync("ssm", "AmazonSSM.GetParameter", new()
            {
                ["Name"] = (string?)http.Request.Query["name"],
                ["WithDecryption"] = (string?)http.Request.Query["withDecryption"] == "true",
            }, http.RequestAborted);
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(secret.ToJsonString(), http.RequestAborted);
        }
        catch (AwsException e)
        {
            http.Response.StatusCode = e.Status;
            await http.Response.WriteAsync($"{e.Code}: {e.Message}", http.RequestAborted);
        }
    }
}
