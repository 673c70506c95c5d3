using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Delightful.Local.Gateway;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Delightful.Local.Databases;

/// <summary>moto keeps what instances of RDS are set up as; each has a PostgreSQL behind its address, with the user and the password of its secret.</summary>
sealed class DatabaseInstances(MotoClient moto, RunningDatabases databases) : IAwsBehaviour
{
    /// <inheritdoc/>
    public bool Owns(AwsRequest request) => RunningDatabases.IsPossible
        && request is { Service: "rds", Operation: "CreateDBInstance" or "DeleteDBInstance" or "DescribeDBInstances" or "ModifyDBInstance" };

    /// <inheritdoc/>
    public async Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var asked = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(request.Body.Span)).ToDictionary(p => p.Key, p => p.Value.ToString());
        asked.Remove("Action");
        XDocument answer;
        try
        {
            answer = await moto.QueryAsync("rds", request.Operation!, asked, ct);
            foreach (var instance in Elements(answer, "DBInstance").ToList())
                await FollowAsync(request.Operation!, asked, instance, ct);
        }
        catch (AwsException refused)
        {
            request.Http.Response.StatusCode = refused.Status;
            answer = QueryRefusal.Of(refused);
        }
        request.Http.Response.ContentType = "text/xml";
        await request.Http.Response.WriteAsync(answer.ToString(), ct);
    }

    async Task FollowAsync(string operation, Dictionary<string, string> asked, XElement instance, CancellationToken ct)
    {
        var id = Elements(instance, "DBInstanceIdentifier").First().Value;
        if (operation == "DeleteDBInstance")
            await databases.RemoveAsync(id);
        else if (operation == "CreateDBInstance" && asked.GetValueOrDefault("Engine") == "postgres")
            await StartAsync(id, asked, instance, ct);
        if (databases.Find(id) is { } running && Elements(instance, "Endpoint").FirstOrDefault() is { } endpoint)
            foreach (var address in Elements(endpoint, "Address"))
                address.Value = running.Address;
    }

    async Task StartAsync(string id, Dictionary<string, string> asked, XElement instance, CancellationToken ct)
    {
        var (username, password) = (asked.GetValueOrDefault("MasterUsername"), asked.GetValueOrDefault("MasterUserPassword"));
        if (password is null && Elements(instance, "SecretArn").FirstOrDefault()?.Value is { } secret)
            (username, password) = await CredentialsAsync(secret, ct);
        if (username is not null && password is not null)
            await databases.StartAsync(id, asked.GetValueOrDefault("DBName") ?? "postgres", username, password, ct);
    }

    /// What the secret says counts, since that is what clients are told; moto's has a user of its own.
    async Task<(string Username, string Password)> CredentialsAsync(string secret, CancellationToken ct)
    {
        var answer = await moto.JsonAsync("secretsmanager", "secretsmanager.GetSecretValue", new JsonObject { ["SecretId"] = secret }, ct);
        var credentials = JsonNode.Parse((string)answer["SecretString"]!)!;
        return ((string)credentials["username"]!, (string)credentials["password"]!);
    }

    static IEnumerable<XElement> Elements(XContainer parent, string name) => parent.Descendants().Where(e => e.Name.LocalName == name);
}
