namespace Delightful.Local.CodeDeploy;

/// <summary>CodeDeploy for ECS: the control plane as Terraform uses it, and deployments that really move traffic.</summary>
sealed class CodeDeployBehaviour(GroupOperations groups, DeploymentOperations deployments) : IAwsBehaviour
{
    /// <inheritdoc/>
    public bool Owns(AwsRequest request) => request.Service == "codedeploy";

    /// <inheritdoc/>
    public Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var body = request.Json();
        return request.AnswerAsync(
            groups.Answer(request.Operation, body) ?? deployments.Answer(request.Operation, body) ?? throw new AwsException("InvalidOperationException", $"CodeDeploy {request.Operation} is not supported here"), ct);
    }
}
