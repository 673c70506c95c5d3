namespace Delightful.Local.Lambda.Functions;

/// <summary>A function is given by name, by ARN, or by either with a qualifier, which is ignored: there is one version.</summary>
static class FunctionName
{
    public static string Of(string nameOrArn) => nameOrArn.Split(':') switch
    {
        ["arn", _, "lambda", _, _, "function", var name, ..] => name,
        [_, "function", var name, ..] => name,
        [var name, ..] => name,
        [] => nameOrArn,
    };
}
