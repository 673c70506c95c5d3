<?php

namespace DoctrineMigrations;

final class Version20240612090000 extends \Doctrine\Migrations\AbstractMigration {}
