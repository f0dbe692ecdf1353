import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/batch/in-order.ts';

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

describe('running tasks in order', () => {
  it('yields the results in the order of the items, however long each takes', async () => {
    const results: number[] = [];
    const task = async (item: number): Promise<number> => {
      await wait((7 * item) % 5);
      return item;
    };
    for await (const result of inOrder(Array(30).keys(), 4, task)) results.push(result);
    expect(results).toEqual([...Array(30).keys()]);
  });

  it('runs no more tasks at a time than it may, and starts few before their turn', async () => {
    let running = 0;
    let most = 0;
    let started = 0;
    let taken = 0;
    let ahead = 0;
    const task = async (): Promise<void> => {
      most = Math.max(most, ++running);
      ahead = Math.max(ahead, ++started - taken);
      await wait(1);
      running--;
    };
    for await (const _ of inOrder(Array(50).keys(), 3, task)) taken++;
    expect([most, taken]).toEqual([3, 50]);
    expect(ahead).toBeLessThan(10);
  });

  it('ends with the first failure in the order, once what runs has ended', async () => {
    let ended = 0;
    const task = async (item: number): Promise<number> => {
      await wait(item === 2 ? 0 : 5);
      ended++;
      if (item === 2) throw new Error('no');
      return item;
    };
    const results: number[] = [];
    const run = async (): Promise<void> => {
      for await (const result of inOrder([0, 1, 2, 3], 4, task)) results.push(result);
    };
    await expect(run()).rejects.toThrow('no');
    expect(results).toEqual([0, 1]);
    expect(ended).toBe(4);
  });
});
