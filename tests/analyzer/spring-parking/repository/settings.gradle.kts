rootProject.name = "parking"
