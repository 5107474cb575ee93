export * from '../kernel/database/prepared';
