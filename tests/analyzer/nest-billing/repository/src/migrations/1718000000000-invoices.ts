import { MigrationInterface, QueryRunner } from 'typeorm';

export class Invoices1718000000000 implements MigrationInterface {
  up(runner: QueryRunner) {
    return runner.query('create table invoices (id int primary key)');
  }

  down(runner: QueryRunner) {
    return runner.query('drop table invoices');
  }
}
