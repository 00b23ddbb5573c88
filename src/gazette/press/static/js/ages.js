(d=>{const n=new Date,g=d.documentElement.lang||"en",a=s=>d.querySelectorAll(s),f=(o,t)=>new Intl.DateTimeFormat(g,o).format(t),r=(v,u)=>new Intl.RelativeTimeFormat(g).format(-v,u);
a("[data-today]").forEach(e=>e.textContent=f({dateStyle:"full"},n));
a("[data-live]").forEach(e=>e.hidden=n-new Date(e.dataset.live)>144e5);
a("time.clock").forEach(e=>e.textContent=f({hour:"numeric",minute:"2-digit",hourCycle:"h23"},new Date(e.dateTime)));
a("time.age").forEach(e=>{const t=new Date(e.dateTime),s=(n-t)/1e3,m=(n.getFullYear()-t.getFullYear())*12+n.getMonth()-t.getMonth()-(n.getDate()<t.getDate());if(s<0)return;e.title=e.textContent;e.textContent=s<3600?r(Math.max(1,s/60|0),"minute"):s<86400?r(s/3600|0,"hour"):m>11?r(m/12|0,"year"):m?r(m,"month"):r(Math.max(1,s/86400|0),"day")})})(document)
