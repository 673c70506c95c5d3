using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Delightful.Benchmarks.Burst;

/// <summary>Counts the transactions that slots are written with, and those that were refused.</summary>
internal sealed class Writes : IStartupFilter
{
    private int _all;
    private int _refused;

    /// <summary>Since the last call of this.</summary>
    public (int All, int Refused) Take() => (Interlocked.Exchange(ref _all, 0), Interlocked.Exchange(ref _refused, 0));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            await rest(http);
            if (http.Request.Headers["X-Amz-Target"] != "DynamoDB_20120810.TransactWriteItems")
                return;
            Interlocked.Increment(ref _all);
            if (http.Response.StatusCode != 200)
                Interlocked.Increment(ref _refused);
        });
        next(app);
    };
}
