using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Delightful.Core.Deployments;

namespace Delightful.Core.Gate;

/// <summary>The token of what a deployment asks.</summary>
public static class Question
{
    /// <summary>
    /// Names one question and nothing else: this deployment, the n-th time it asks, this plan against this state, this image
    /// and what asks in it. 128 bits of a hash over a plan file that only the pipeline can read, so it cannot be guessed; it
    /// says what is answered, not who may answer.
    /// </summary>
    public static string TokenOf(Deployment deployment, PlanArtifact plan, string askedHash, string ask)
    {
        var about = string.Join('\n', ask, deployment.Slot, deployment.Id, plan.Sha256, plan.StateSerial?.ToString(CultureInfo.InvariantCulture), deployment.Request.Digest, askedHash);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)))[..32];
    }
}
