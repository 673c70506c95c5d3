using Microsoft.AspNetCore.Http;

namespace Delightful.Cli.Dashboard.Serving;

/// <summary>What every request has to pass, and what every answer says about how it may be used.</summary>
static class Guard
{
    /// <summary>Nothing but what this server serves is loaded, no script stands in a page, and no text becomes markup in one.</summary>
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    public static RequestDelegate Before(DashboardOptions options, RequestDelegate next) => async http =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (!HostCheck.Allows(options, http.Request.Host.Host))
            await RefuseAsync(http, StatusCodes.Status421MisdirectedRequest, "This server is not known by that name. Start it with --host NAME to allow one.");
        else if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
            await RefuseAsync(http, StatusCodes.Status405MethodNotAllowed, "The dashboard only shows.");
        else
            await next(http);
    };

    static Task RefuseAsync(HttpContext http, int status, string why)
    {
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status405MethodNotAllowed)
            http.Response.Headers.Allow = "GET, HEAD";
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(why + "\n", http.RequestAborted);
    }
}
