plugins {
    alias(libs.plugins.spring.boot)
    alias(libs.plugins.kotlin.jvm)
}

kotlin {
    jvmToolchain(17)
}

dependencies {
    implementation(libs.web)
    implementation(libs.amqp)
    implementation(libs.jpa)
    implementation(libs.liquibase)
    runtimeOnly(libs.mysql)
    testImplementation("org.testcontainers:mysql:1.19.8")
}
