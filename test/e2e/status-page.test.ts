/**
 * The status page in a real browser: one start of headless Chromium, everything of it on loopback.
 *
 * Where there is none (`CHROMIUM`, else /usr/bin/chromium) the file passes with a comment that says
 * so. `SCREENSHOTS=dir` keeps pictures to look at.
 */
import fs from 'node:fs'
import path from 'node:path'
import test, { type Assertions } from 'brittle'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { toProjectKeys } from '../../src/host/project-file.js'
import { hex, projectIdOf } from '../../src/lib/keys.js'
import { storagePaths } from '../../src/lib/storage.js'
import { coreManagerOf } from '../../src/sync/comapeo-internals.js'
import type { ProjectKeys } from '../../src/sync/engine.js'
import { createDevice } from '../helpers/device.js'
import { eventually } from '../helpers/eventually.js'
import { connectNearby, invite } from '../helpers/nearby.js'
import { createNetwork, freeTcpPort } from '../helpers/network.js'
import {
  createClient,
  createPeer,
  createProject,
  hostProject,
  randomProjectBody,
  type TestPeer,
  type TestProject,
} from '../helpers/peer.js'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
/** A phone of the smaller kind. */
const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }
const SLOW_MS = 20_000
const LIMIT_MS = 120_000
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

interface Peer {
  onrequest(request: unknown): Promise<void>
}

/** Holds the device's answers back until the returned function is called. */
function holdAnswers({ project }: TestProject): () => void {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  for (const { core } of coreManagerOf(project).getCores('data')) {
    const { peers } = core as unknown as { peers: Peer[] }
    const hold = (peer: Peer) => {
      const answer = peer.onrequest.bind(peer)
      peer.onrequest = (request) => released.then(() => answer(request))
    }
    peers.forEach(hold)
    const cores = core as unknown as { on(event: 'peer-add', run: typeof hold): void }
    cores.on('peer-add', hold)
  }
  return release
}

async function startBrowser(t: Assertions): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  t.teardown(() => browser.close())
  return browser
}

interface Viewer {
  page: Page
  /** What the browser complained of, and what it asked for. */
  complaints: string[]
  requests: string[]
}

async function open(browser: Browser, options: BrowserContextOptions = {}): Promise<Viewer> {
  const context = await browser.newContext({ viewport: DESKTOP, ...options })
  context.setDefaultTimeout(SLOW_MS)
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => requests.push(request.url()))
  return { page, complaints, requests }
}

async function picture(page: Page, name: string): Promise<void> {
  const dir = process.env.SCREENSHOTS
  if (dir === undefined) return
  await page.screenshot({ path: path.join(dir, `${name}.png`), fullPage: true })
}

/** Everything of a project and its peer that no page may show. */
function secretsOf(peer: TestPeer, { keys, psk }: TestProject): string[] {
  const { projectKey, encryptionKeys } = keys
  const rootKey = fs.readFileSync(path.join(peer.dir, 'root-key'))
  const others: Buffer[] = Object.values({ ...encryptionKeys })
  const bytes: Uint8Array[] = [projectKey, psk, rootKey, ...others]
  return bytes.flatMap((key) => [hex(key), Buffer.from(key).toString('base64')])
}

/** Overwrites the database of a project that nobody has open, and tries to open it. */
async function damage(peer: TestPeer, { projectKey }: ProjectKeys): Promise<void> {
  const id = projectIdOf(projectKey)
  const read = () => peer.use(id, ({ data }) => data.list('observation'))
  await read()
  const file = path.join(storagePaths(peer.dir).dbDir, `${hex(projectKey)}.db`)
  const isDamaged = async () => {
    if (peer.show(id).open) return false
    fs.writeFileSync(file, Buffer.alloc(fs.statSync(file).size, 'not a database'))
    // A device or the page may have opened it at this very moment.
    return read().then(
      () => false,
      () => true,
    )
  }
  await eventually(isDamaged, { what: 'the project does not open' })
}

function urlOf(peer: TestPeer): string {
  const { uiUrl } = peer.status()
  if (uiUrl === null) throw new Error('the peer has no page')
  return uiUrl
}

/** What the keyboard reaches, in order, and whether each can be seen to have the focus. */
async function tabThrough(page: Page): Promise<Array<{ text: string; visible: boolean }>> {
  const reached: Array<{ text: string; visible: boolean }> = []
  for (;;) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return undefined
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const visible = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
      return { text: (element.textContent ?? '').trim().slice(0, 60), visible }
    })
    if (!stop || reached.length > 50) return reached
    reached.push(stop)
  }
}

test('the status page in a browser', { timeout: LIMIT_MS }, async (t) => {
  if (!fs.existsSync(CHROMIUM)) {
    t.comment(`SKIPPED: no browser at ${CHROMIUM}. Install chromium, or set CHROMIUM.`)
    return
  }
  const network = await createNetwork(t)
  const localPort = await freeTcpPort()
  const peer = await createPeer(t, network, { ui: { port: 0 }, idleCloseMs: 0, localPort })
  const device = await createDevice(t)
  const river = await createProject(device, { name: 'River monitoring', observations: 12 })
  await hostProject(peer, river)
  const forest = toProjectKeys(randomProjectBody('Sacred forest </script>'))
  await peer.add([forest])
  const url = urlOf(peer)
  const browser = await startBrowser(t)

  await t.test('the words are there without a script', async (t) => {
    const { page, complaints } = await open(browser, { javaScriptEnabled: false })
    await page.goto(url)
    const text = await page.innerText('body')
    for (const words of [
      '2 of 2 projects need attention.',
      'River monitoring',
      'Sacred forest </script>',
      'Needs attention: nothing was synced yet.',
      'Announced\nyes, 3 of 3 copies',
      'From outside\nyes',
      'What to do',
      'This peer knows',
      'The peer started',
    ]) {
      t.ok(text.includes(words), words)
    }
    t.is(await page.locator('noscript meta[http-equiv=refresh]').count(), 1, 'it is fetched anew')
    await page.click('text=Show the QR code')
    await page.waitForSelector('img[alt^="QR code"]')
    t.ok((await page.innerText('code.link')).startsWith('mapeo-web://'), 'a form leads to the link')
    t.alike(complaints, [])
    await picture(page, 'no-script-link')
    await page.context().close()
  })

  const viewer = await open(browser)
  const { page } = viewer
  await page.goto(url)
  await page.waitForSelector('html.live')

  await t.test('a sync is watched to its end', async (t) => {
    const card = page.locator('article', { hasText: 'River monitoring' })
    const release = holdAnswers(river)
    const client = await createClient(t, network, device)
    client.join(river.project, river.keys)
    const bar = page.getByRole('progressbar', { name: 'Receiving, River monitoring' })
    await bar.waitFor()
    await page.getByText(/Receiving: \d+ pieces? left/).waitFor()
    await card.getByText(/Syncing: \d+ pieces? still to come/).waitFor()
    await picture(page, 'desktop-syncing')
    release()
    await card.getByText('Safe: all that devices brought is stored here').waitFor()
    await bar.waitFor({ state: 'detached' })
    await page.getByText('1 of 2 projects needs attention.').waitFor()
    await page.getByText('and this peer have the same of “River monitoring”').first().waitFor()
    t.pass('the page said so by itself')
  })

  await t.test('a project is taken from a device nearby', async (t) => {
    await page.getByRole('button', { name: 'Show this peer nearby' }).click()
    await page.getByText('No device in sight yet.').waitFor()
    const ana = await createDevice(t, { name: 'Ana’s phone' })
    const lakes = await createProject(ana, { name: 'Fishing lakes' })
    await connectNearby(t, ana, peer, localPort)
    const answer = invite(lakes.project, peer)
    await page.getByText('Ana’s phone').first().waitFor()
    await page.getByText('Host “Fishing lakes”?').waitFor()
    await picture(page, 'desktop-invite')
    await page.getByRole('button', { name: 'Yes, host it' }).click()
    t.is(await answer, 'ACCEPT')
    await page.getByText('“Fishing lakes”: hosted here now.').waitFor()
    await page.locator('article', { hasText: 'Fishing lakes' }).waitFor()
    await page.getByRole('button', { name: 'Stop showing it' }).click()
    await page.getByRole('button', { name: 'Show this peer nearby' }).waitFor()
    t.absent(peer.pairing.isOpen)
    await peer.remove(lakes.projectId, { deleteData: true })
  })

  await t.test('damage is told with cause and cure, until it is over', async (t) => {
    await damage(peer, forest)
    await page.getByRole('heading', { name: 'What is wrong' }).waitFor()
    await page.getByText('A hosted project cannot be opened; the others go on').first().waitFor()
    const card = page.locator('article', { hasText: 'Sacred forest' })
    await card.getByText('Needs attention: it cannot be opened.').waitFor()
    t.ok((await card.innerText()).includes('file is not a database'), 'the cause')
    t.ok(
      (await card.innerText()).includes('Restore the storage directory from a backup'),
      'and the fix',
    )
    await picture(page, 'desktop-damage')
    await peer.remove(projectIdOf(forest.projectKey), { deleteData: true })
    await page.getByRole('heading', { name: 'What is wrong' }).waitFor({ state: 'detached' })
    await page.getByText('Your project is safe.').waitFor()
    await page.getByText('Over: A hosted project cannot be opened').waitFor()
  })

  await t.test('a QR code comes when it is asked for, and goes', async (t) => {
    t.absent((await page.content()).includes('mapeo-web://'), 'none before')
    await page.getByRole('button', { name: 'may add a project' }).click()
    await page.getByRole('img', { name: /QR code/ }).waitFor()
    const link = await page.innerText('code.link')
    t.ok(/^mapeo-web:\/\/.*[?&]t=[a-z0-9]{32}/.test(link), 'with a token')
    t.is(peer.tokens.list().length, 1)
    t.ok(await page.locator('.code img').evaluate((img) => (img as HTMLImageElement).naturalWidth))
    await picture(page, 'desktop')
    await page.getByRole('button', { name: 'Hide it' }).click()
    t.absent((await page.content()).includes('mapeo-web://'), 'none after')
  })

  await t.test('the keyboard reaches everything, and it shows where it is', async (t) => {
    await page.locator('body').click({ position: { x: 2, y: 2 } })
    const reached = await tabThrough(page)
    t.is(reached[0]?.text, 'Skip to the projects')
    for (const name of ['Last day', 'Show the QR code', 'The same facts for programs (JSON)']) {
      t.ok(
        reached.some(({ text }) => text.startsWith(name)),
        name,
      )
    }
    t.alike(
      reached.filter(({ visible }) => !visible),
      [],
      'all visible',
    )
    await page.getByRole('button', { name: 'Last day' }).press('Enter')
    t.is(await page.getByRole('button', { pressed: true }).innerText(), 'Last day')
    t.is(await page.locator('.u-wrap canvas').count(), 2, 'both charts are drawn')
  })

  await t.test('a phone, and the dark', async (t) => {
    const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.setViewportSize(PHONE)
    const isWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    t.absent(await isWide(), 'nothing to scroll sideways')
    await picture(page, 'phone')
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    t.not(dark, light)
    await picture(page, 'phone-dark')
    await page.setViewportSize(DESKTOP)
    await picture(page, 'desktop-dark')
  })

  await t.test('no secret, no other host, no complaint', async (t) => {
    const answers = await Promise.all(
      ['', 'api/status'].map(async (at) => (await fetch(url + at)).text()),
    )
    const seen = [...answers, await page.content()].join('\n')
    const secrets = [...secretsOf(peer, river), hex(river.discoveryKey)]
    t.alike(
      secrets.filter((secret) => seen.includes(secret)),
      [],
    )
    const foreign = viewer.requests.filter((each) => !each.startsWith(url))
    t.alike(
      foreign.filter((each) => !each.startsWith('data:')),
      [],
    )
    t.alike(viewer.complaints, [])
  })

  await t.test('a peer that is gone is missed', async (t) => {
    await peer.close()
    const alert = page.getByRole('alert').filter({ hasText: 'No answer from the peer' })
    await alert.waitFor()
    t.ok(await eventually(() => alert.isVisible()))
  })
})
