using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;
using Delightful.Cli.Targets;
using Delightful.Core.Events;
using Delightful.Core.Gate;

namespace Delightful.Cli.Tests;

/// <summary>The signature is what AWS's own SDK computes for the same request; nothing of the secret is in the proof.</summary>
public class ProofTests
{
    static readonly Uri Sts = new("https://sts.us-east-1.amazonaws.com/");

    [Theory]
    [InlineData(null, "content-type;host;x-amz-date;x-delightful-about")]
    [InlineData("session", "content-type;host;x-amz-date;x-amz-security-token;x-delightful-about")]
    public void The_call_is_signed_with_everything_that_binds_it(string? token, string headers)
    {
        var proof = ProofSigner.Sign(new ImmutableCredentials("AKIDEXAMPLE", "a-secret-key", token), Sts, "us-east-1", "about", Story.Now);

        proof.Date.ShouldBe("20260302T091500Z");
        proof.SessionToken.ShouldBe(token);
        proof.Authorization.ShouldStartWith($"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260302/us-east-1/sts/aws4_request, SignedHeaders={headers}, Signature=");
        proof.Authorization.ShouldEndWith(Expected(token, headers));
        proof.ToString().ShouldNotContain("a-secret-key");
    }

    [Fact]
    public void Another_answer_has_another_signature()
    {
        var yes = new ApprovalDecided { Service = "web-app", Environment = "prod", DeploymentId = "1", Decision = "approve", Token = "token", Reason = "looked at" };
        Proving.About(yes).ShouldNotBe(Proving.About(yes with { Decision = "reject" }));
        Proving.About(yes).ShouldNotBe(Proving.About(yes with { Token = "other" }));
        Proving.About(yes).ShouldNotBe(Proving.About(yes with { Environment = "dev" }));
        Proving.About(yes with { Reason = "a", Confirmation = "b" }).ShouldNotBe(Proving.About(yes with { Reason = "b", Confirmation = "a" }));
        Proving.About(yes).ShouldBe(Proving.About(yes with { RequestId = "another", At = Story.Now }));
    }

    [Fact]
    public void So_has_another_request()
    {
        var back = new RollbackRequested { Service = "web-app", Environment = "prod", ToTag = "v1", Reason = "slow", RequestedBy = "ada" };
        Proving.About(back).ShouldNotBe(Proving.About(back with { ToTag = "v2" }));
        Proving.About(back).ShouldBe(Proving.About(back with { RequestedBy = "somebody else" }));
        var unlock = new UnlockRequested { Service = "web-app", Environment = "prod", DeploymentId = "1", Reason = "stuck" };
        Proving.About(unlock).ShouldNotBe(Proving.About(unlock with { Sure = true }));
        Proving.About(unlock).ShouldNotBe(Proving.About(unlock with { DeploymentId = "2" }));
        var lift = new HoldLiftRequested { Service = "web-app", Environment = "prod", Reason = "slow" };
        Proving.About(lift).ShouldNotBe(Proving.About(lift with { Environment = "dev" }));
        Proving.About(lift).ShouldNotBe(Proving.About(back with { ToTag = null }));
    }

    static string Expected(string? token, string headers)
    {
        var canonical = new StringBuilder("POST\n/\n\n")
            .Append("content-type:").Append(Proving.ContentType).Append("\nhost:sts.us-east-1.amazonaws.com\nx-amz-date:20260302T091500Z\n")
            .Append(token is null ? "" : $"x-amz-security-token:{token}\n").Append("x-delightful-about:about\n\n")
            .Append(headers).Append('\n').Append(Hash(Proving.Body)).ToString();
        var key = AWS4Signer.ComposeSigningKey("a-secret-key", "us-east-1", "20260302", "sts");
        var toSign = $"AWS4-HMAC-SHA256\n20260302T091500Z\n20260302/us-east-1/sts/aws4_request\n{Hash(canonical)}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
