using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class DescribeTaskDefinitionRequest : AmazonECSRequest
{
    public string TaskDefinition { get; set; }
}

public class DescribeTaskDefinitionResponse : AmazonWebServiceResponse
{
    public TaskDefinition TaskDefinition { get; set; }
}

public class TaskDefinition
{
    public string TaskDefinitionArn { get; set; }

    public string Family { get; set; }

    public int? Revision { get; set; }

    public List<ContainerDefinition> ContainerDefinitions { get; set; }
}

public class ContainerDefinition
{
    public string Name { get; set; }

    public string Image { get; set; }

    public List<KeyValuePair> Environment { get; set; }

    public Dictionary<string, string> DockerLabels { get; set; }
}

public class KeyValuePair
{
    public string Name { get; set; }

    public string Value { get; set; }
}
