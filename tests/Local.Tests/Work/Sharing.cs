using Delightful.Local.Tests.Work;

[assembly: AssemblyFixture(typeof(WorkCloud))]
