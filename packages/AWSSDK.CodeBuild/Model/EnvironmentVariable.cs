namespace Amazon.CodeBuild.Model;

public class EnvironmentVariable
{
    public string Name { get; set; }

    public string Value { get; set; }

    public EnvironmentVariableType Type { get; set; }
}

public class ExportedEnvironmentVariable
{
    public string Name { get; set; }

    public string Value { get; set; }
}

public class ProjectEnvironment
{
    public string Image { get; set; }

    public List<EnvironmentVariable> EnvironmentVariables { get; set; }
}
