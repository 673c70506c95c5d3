using System.Diagnostics;

namespace Delightful.Local.Tests.Containers;

/// <summary>Asks a PostgreSQL of the local cloud, as a client on another machine would.</summary>
static class Psql
{
    /// <summary>How psql ended, and what the database answered.</summary>
    public static async Task<(int Code, string Output)> AskAsync(string address, string username, string password, string database, string query)
    {
        var start = new ProcessStartInfo("psql", ["--no-psqlrc", "--host", address, "--username", username, "--dbname", database, "--tuples-only", "--no-align", "--command", query])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["PGPASSWORD"], start.Environment["PGCONNECT_TIMEOUT"]) = (password, "5");
        using var psql = Process.Start(start)!;
        var error = psql.StandardError.ReadToEndAsync();
        var output = await psql.StandardOutput.ReadToEndAsync();
        await psql.WaitForExitAsync();
        await error;
        return (psql.ExitCode, output.Trim());
    }
}
