using System.Text.Json;
using Amazon.Internal.AwsJson;

namespace Amazon.ECS.Model;

internal static class TaskDefinitionJson
{
    public static TaskDefinition Read(JsonElement json) => new()
    {
        TaskDefinitionArn = json.Text("taskDefinitionArn"),
        Family = json.Text("family"),
        Revision = json.Whole("revision"),
        ContainerDefinitions = json.List("containerDefinitions", container => new ContainerDefinition
        {
            Name = container.Text("name"),
            Image = container.Text("image"),
            Environment = container.List("environment", variable => new KeyValuePair
            {
                Name = variable.Text("name"),
                Value = variable.Text("value"),
            }),
            DockerLabels = container.Map("dockerLabels"),
        }),
    };
}
