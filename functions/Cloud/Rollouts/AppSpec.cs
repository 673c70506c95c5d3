using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;

namespace Delightful.Cloud;

/// <summary>CodeDeploy's description of a rollout to ECS: what to run, behind which port, and who is asked for a verdict.</summary>
internal static class AppSpec
{
    public static RevisionLocation Of(CodeDeployTarget target, string validateGreenFunction)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, target, validateGreenFunction);
        return new RevisionLocation
        {
            RevisionType = RevisionLocationType.AppSpecContent,
            AppSpecContent = new AppSpecContent
            {
                Content = Encoding.UTF8.GetString(buffer.WrittenSpan),
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan)),
            },
        };
    }

    private static void Write(Utf8JsonWriter json, CodeDeployTarget target, string validateGreenFunction)
    {
        json.WriteStartObject();
        json.WritePropertyName("version");
        json.WriteRawValue("0.0");
        json.WriteStartArray("Resources");
        json.WriteStartObject();
        json.WriteStartObject("TargetService");
        json.WriteString("Type", "AWS::ECS::Service");
        json.WriteStartObject("Properties");
        json.WriteString("TaskDefinition", target.TaskDefinition);
        json.WriteStartObject("LoadBalancerInfo");
        json.WriteString("ContainerName", target.ContainerName);
        json.WriteNumber("ContainerPort", target.ContainerPort);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("Hooks");
        foreach (var hook in (ReadOnlySpan<string>)["AfterAllowTestTraffic", "AfterAllowTraffic"])
        {
            json.WriteStartObject();
            json.WriteString(hook, validateGreenFunction);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
