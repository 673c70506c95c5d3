using System.Diagnostics;
using System.Globalization;
using Delightful.Local.Lambda.Functions;
using Delightful.Local.Processes;

namespace Delightful.Local.Lambda.Instances;

/// <summary>The process of a function: the published executable with the environment Lambda would give it, and nothing of ours.</summary>
static class FunctionEnvironment
{
    static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "LANG", "DOTNET_ROOT", "PYENV_ROOT"];

    public static ProcessStartInfo For(FunctionDefinition function, string instance, LocalCloudOptions options)
    {
        var info = Command(function, options);
        info.WorkingDirectory = options.FunctionsDirectory;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        info.Environment.Clear();
        foreach (var name in Inherited)
            if (Environment.GetEnvironmentVariable(name) is { } value)
                info.Environment[name] = value;
        foreach (var (name, value) in OfLambda(function, instance, options).Concat(options.AwsEnvironment()).Concat(function.Environment))
            info.Environment[name] = value;
        return info;
    }

    static ProcessStartInfo Command(FunctionDefinition function, LocalCloudOptions options)
    {
        var program = Path.Combine(options.FunctionsDirectory, function.Handler.Split(':')[0]);
        if (File.Exists(program))
            return new ProcessStartInfo(program);
        if (File.Exists($"{program}.dll"))
            return new ProcessStartInfo(Tools.Find("dotnet") ?? "dotnet", [$"{program}.dll"]);
        throw new AwsException("InvalidRuntimeException", $"Function {function.Name} has no executable: neither {program} nor {program}.dll exists. Publish the functions to {options.FunctionsDirectory}.");
    }

    static Dictionary<string, string> OfLambda(FunctionDefinition function, string instance, LocalCloudOptions options) => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = $"127.0.0.1:{options.Port}/_runtime/{instance}",
        ["AWS_LAMBDA_FUNCTION_NAME"] = function.Name,
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemorySize.ToString(CultureInfo.InvariantCulture),
        ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{function.Name}",
        ["AWS_LAMBDA_LOG_STREAM_NAME"] = $"[$LATEST]{instance}",
        ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
        ["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{function.Runtime}",
        ["_HANDLER"] = function.Handler,
        ["LAMBDA_TASK_ROOT"] = options.FunctionsDirectory,
        ["TZ"] = ":UTC",
        ["PARAMETERS_SECRETS_EXTENSION_HTTP_PORT"] = options.Port.ToString(CultureInfo.InvariantCulture),
    };
}
