import { jsx as _jsx } from "preact/jsx-runtime";
/** Brings the page that the server made to life: the same components, fed by server-sent events. */
import { hydrate } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { App } from '../page/app.js';
/** The peer says something every 10 s. */
const SILENT_MS = 25_000;
function LiveApp(initial) {
    const [report, setReport] = useState(initial.report);
    const [pairing, setPairing] = useState(initial.pairing);
    const [lost, setLost] = useState(false);
    useEffect(() => {
        let timer;
        const heard = () => {
            setLost(false);
            window.clearTimeout(timer);
            timer = window.setTimeout(() => setLost(true), SILENT_MS);
        };
        const source = new EventSource('/api/events');
        source.onmessage = ({ data }) => {
            const event = JSON.parse(data);
            heard();
            if ('pairing' in event)
                setPairing(event.pairing);
            else
                setReport((before) => ({ ...before, ...('facts' in event ? event.facts : event) }));
        };
        // It comes back by itself, unless the answer was that nobody is logged in (any more).
        source.onerror = () => {
            setLost(true);
            if (source.readyState === EventSource.CLOSED)
                window.setTimeout(() => location.reload(), 5000);
        };
        return () => {
            window.clearTimeout(timer);
            source.close();
        };
    }, []);
    return _jsx(App, { ...initial, report: report, pairing: pairing, lost: lost });
}
const root = document.getElementById('app');
const facts = document.getElementById('facts')?.textContent;
if (root && facts) {
    document.documentElement.classList.add('live');
    hydrate(_jsx(LiveApp, { ...JSON.parse(facts) }), root);
}
//# sourceMappingURL=main.js.map