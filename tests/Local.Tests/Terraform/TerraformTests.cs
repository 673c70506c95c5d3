using System.Diagnostics;
using Delightful.Local.Installation;
using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.Terraform;

public sealed class TerraformTests(WorkCloud cloud)
{
    const string Configuration = """
        provider "aws" {}

        resource "aws_codedeploy_app" "this" {
          name             = "terraformed"
          compute_platform = "ECS"
          tags             = { service = "web-app" }
        }

        resource "aws_codedeploy_deployment_group" "this" {
          app_name               = aws_codedeploy_app.this.name
          deployment_group_name  = "terraformed"
          deployment_config_name = "CodeDeployDefault.ECSCanary10Percent5Minutes"
          service_role_arn       = "arn:aws:iam::123456789012:role/deploy"
          tags                   = { service = "web-app" }

          deployment_style {
            deployment_option = "WITH_TRAFFIC_CONTROL"
            deployment_type   = "BLUE_GREEN"
          }

          blue_green_deployment_config {
            deployment_ready_option { action_on_timeout = "CONTINUE_DEPLOYMENT" }
            terminate_blue_instances_on_deployment_success {
              action                           = "TERMINATE"
              termination_wait_time_in_minutes = 5
            }
          }

          auto_rollback_configuration {
            enabled = true
            events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
          }

          alarm_configuration {
            enabled = true
            alarms  = ["errors"]
          }

          ecs_service {
            cluster_name = "delightful-dev"
            service_name = "web-app"
          }

          load_balancer_info {
            target_group_pair_info {
              prod_traffic_route { listener_arns = ["arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c"] }
              test_traffic_route { listener_arns = ["arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/d"] }
              target_group { name = "blue" }
              target_group { name = "green" }
            }
          }
        }

        resource "aws_codebuild_project" "this" {
          name         = "terraformed"
          service_role = "arn:aws:iam::123456789012:role/build"
          tags         = { purpose = "plan" }

          artifacts { type = "NO_ARTIFACTS" }

          environment {
            compute_type = "BUILD_GENERAL1_SMALL"
            image        = "aws/codebuild/standard:7.0"
            type         = "LINUX_CONTAINER"

            environment_variable {
              name  = "STATE_BUCKET"
              value = "states"
            }
          }

          source {
            type      = "S3"
            location  = "artifacts/platform/platform.zip"
            buildspec = "buildspecs/plan.yml"
          }

          logs_config {
            cloudwatch_logs { group_name = "/aws/codebuild/terraformed" }
          }
        }

        resource "aws_xray_sampling_rule" "this" {
          rule_name      = "terraformed"
          priority       = 100
          reservoir_size = 1
          fixed_rate     = 0.05
          url_path       = "*"
          host           = "*"
          http_method    = "*"
          service_name   = "web-app"
          service_type   = "*"
          resource_arn   = "*"
          version        = 1
          tags           = { service = "web-app" }
        }
        """;

    [Fact]
    public async Task What_Terraform_applied_it_finds_again_without_a_change()
    {
        var folder = Directory.CreateTempSubdirectory("terraform-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "main.tf"), Configuration);

        (await RunAsync(folder, "init", "-input=false")).ShouldBe(0);
        (await RunAsync(folder, "apply", "-input=false", "-auto-approve")).ShouldBe(0);
        (await RunAsync(folder, "plan", "-input=false", "-detailed-exitcode")).ShouldBe(0, "a second plan has nothing to do");
        (await RunAsync(folder, "destroy", "-input=false", "-auto-approve")).ShouldBe(0);

        folder.Delete(recursive: true);
    }

    async Task<int> RunAsync(DirectoryInfo folder, params string[] arguments)
    {
        var info = new ProcessStartInfo("terraform", [.. arguments, "-no-color"]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in cloud.Cloud.Options.AwsEnvironment())
            info.Environment[name] = value;
        if (ProviderMirror.WriteConfiguration(folder.FullName) is { } mirror)
            info.Environment["TF_CLI_CONFIG_FILE"] = mirror;
        using var process = Process.Start(info)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(await output + await error);
        return process.ExitCode;
    }
}
